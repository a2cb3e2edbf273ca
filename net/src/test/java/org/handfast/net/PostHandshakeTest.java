package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.PostHandshakeAuthentication;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.pki.DnsName;
import org.handfast.pki.PathVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PostHandshakeTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void aClientThatOnlyReadsAnswersAllTheSame() throws Exception {
    try (TlsServer server = listen();
        TlsChannel channel =
            TlsClient.trusting(Peers.trust())
                .identifiedBy(Peers.identity("client"))
                .postHandshakeAuthentication(PostHandshakeAuthentication.OFFERED)
                .connect("localhost", server.address().getPort())) {
      assertThat(channel.negotiated().credential()).isEmpty();
      assertThat(new String(channel.input().readNBytes(6), StandardCharsets.US_ASCII))
          .isEqualTo("proved");
      assertThat(channel.negotiated().credential()).isPresent();
      channel.output().write(1);
    }
  }

  @Test
  void aClientWithoutACertificateAnswersToo() throws Exception {
    try (TlsServer server = listen();
        TlsChannel channel =
            Peers.client()
                .postHandshakeAuthentication(PostHandshakeAuthentication.OFFERED)
                .connect("localhost", server.address().getPort())) {
      assertThat(new String(channel.input().readNBytes(7), StandardCharsets.US_ASCII))
          .isEqualTo("nobody!");
      channel.output().write(1);
    }
  }

  @Test
  void aKeyUpdateThatWaitsToBeSentDoesNotHideTheWork() throws Exception {
    TlsConnection client =
        TlsConnection.client(
            ClientConfig.with(JcaCryptoProvider.jdkOnly())
                .trusting(PathVerifier.trusting(Peers.trust()).forServer(new DnsName("localhost")))
                .identifiedBy(Credentials.of(Peers.identity("client")))
                .postHandshakeAuthentication(PostHandshakeAuthentication.OFFERED)
                .build(),
            "localhost");
    try (TlsServer server = listen();
        TlsChannel channel =
            new TlsChannel(client, SocketChannel.open(server.address()), Timeouts.DEFAULT)) {
      channel.handshake();
      Peers.requestKeyUpdate(client);
      assertThat(new String(channel.input().readNBytes(6), StandardCharsets.US_ASCII))
          .isEqualTo("proved");
      channel.output().write(1);
    }
  }

  @Test
  void aClientThatHasNotOfferedItCannotBeAsked() throws Exception {
    try (TlsServer server = server().listen(Loopback.anyPort(), Loopback::echo);
        TlsChannel channel = Peers.connect(server)) {
      assertThatIllegalStateException().isThrownBy(channel::requestClientCertificate);
      assertThat(channel.isClientCertificateAwaited()).isFalse();
    }
  }

  private TlsServer listen() throws IOException {
    return server().listen(Loopback.anyPort(), this::ask);
  }

  private static TlsServerBuilder server() {
    PeerVerifier judge = PathVerifier.trusting(Peers.trust()).forClients();
    return Peers.server().clientAuthentication(ClientAuthentication.LATER, judge);
  }

  private void ask(TlsChannel channel) throws IOException {
    channel.requestClientCertificate();
    // The answer comes with what is read, and no data comes with it.
    Future<Integer> reading = threads.submit(() -> channel.input().read());
    while (channel.isClientCertificateAwaited() && !reading.isDone()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    Optional<VerifiedPeer> peer = channel.negotiated().peer();
    String word = peer.isPresent() ? "proved" : "nobody!";
    channel.output().write(word.getBytes(StandardCharsets.US_ASCII));
    try {
      reading.get();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
