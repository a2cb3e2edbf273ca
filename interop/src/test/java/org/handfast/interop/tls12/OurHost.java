package org.handfast.interop.tls12;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.InvalidKeyException;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.jca.JcaRsaDecryption;
import org.handfast.net.Credentials;
import org.handfast.net.Timeouts;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsServer;
import org.handfast.protocol.wire.Bytes;

/// Our server: with an ECDSA key, an RSA key that signs, and another one that decrypts premaster
/// secrets.
final class OurHost implements AutoCloseable {
  private static final TestCertificates CERTIFICATES = TestCertificates.shared();
  private static final int PATIENCE = 30;
  private static final KeyTransportCredential TRANSPORT = transport(CERTIFICATES.keyTransport());

  /// In the order in which they came, which need not be the one in which they end.
  private final BlockingQueue<Future<Visit>> visits = new LinkedBlockingQueue<>();

  private final ServerSocketChannel listener;
  private final ServerConfig config;
  private final TlsServer.Handler talk;

  private sealed interface Visit {
    record Paid(Said said) implements Visit {}

    record Failed(IOException failure) implements Visit {}
  }

  private OurHost(ServerConfig config, TlsServer.Handler talk) throws IOException {
    this.config = config;
    this.talk = talk;
    this.listener =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().name("our host").start(this::listen);
  }

  /// Listens, and has each connection talked over.
  static OurHost open(ServerConfig config, TlsServer.Handler talk) throws IOException {
    return new OurHost(config, talk);
  }

  /// A configuration with the three keys.
  static ServerConfig.Builder keys() {
    return ServerConfig.with(JcaCryptoProvider.installed())
        .identifiedBy(
            Credentials.of(
                CERTIFICATES.leaf(KeyKind.P256).identity(),
                CERTIFICATES.leaf(KeyKind.RSA).identity()))
        .keyTransport(TRANSPORT);
  }

  int port() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  /// What our end says of the next connection.
  ///
  /// @throws AssertionError if it failed, or none comes
  Said next() throws InterruptedException {
    return switch (take()) {
      case Visit.Paid(Said said) -> said;
      case Visit.Failed(IOException failure) ->
          throw new AssertionError("our server's connection failed", failure);
    };
  }

  /// Why the next connection failed.
  ///
  /// @throws AssertionError if it did not, or none comes
  IOException failure() throws InterruptedException {
    return switch (take()) {
      case Visit.Paid(Said said) -> throw new AssertionError("no failure: " + said);
      case Visit.Failed(IOException failure) -> failure;
    };
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private Visit take() throws InterruptedException {
    Future<Visit> visit = visits.poll(PATIENCE, TimeUnit.SECONDS);
    if (visit == null) {
      throw new AssertionError("nobody has come to our server");
    }
    try {
      return visit.get(PATIENCE, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("a visit to our server that does not end", e);
    }
  }

  private void listen() {
    try {
      while (true) {
        SocketChannel socket = listener.accept();
        FutureTask<Visit> visit = new FutureTask<>(() -> visit(socket));
        visits.add(visit);
        Thread.ofVirtual().start(visit);
      }
    } catch (ClosedChannelException _) {
      // The test is over.
    } catch (IOException e) {
      visits.add(CompletableFuture.completedFuture(new Visit.Failed(e)));
    }
  }

  private Visit visit(SocketChannel socket) {
    TlsConnection connection = TlsConnection.server(ConfigSource.always(config));
    try (TlsChannel ours = new TlsChannel(connection, socket, Timeouts.DEFAULT)) {
      ours.handshake();
      Said said = Said.of(ours.negotiated());
      talk.handle(ours);
      return new Visit.Paid(said);
    } catch (IOException e) {
      return new Visit.Failed(e);
    }
  }

  private static KeyTransportCredential transport(Leaf leaf) {
    try {
      Bytes certificate = Bytes.owning(leaf.certificate().getEncoded());
      return new KeyTransportCredential(
          List.of(certificate), JcaRsaDecryption.of(leaf.key(), leaf.certificate().getPublicKey()));
    } catch (InvalidKeyException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
