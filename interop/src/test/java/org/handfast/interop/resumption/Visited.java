package org.handfast.interop.resumption;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;

/// A server of ours that takes early data, greets whoever comes, ends, and notes how it went.
final class Visited implements AutoCloseable {
  static final String GREETING = "hello\n";
  private static final int MOST_EARLY = 1000;

  private final BlockingQueue<Visit> visits = new LinkedBlockingQueue<>();
  private final TlsServer server;

  /// @param early what was sent as early data
  record Visit(Negotiated negotiated, String early) {}

  Visited(TlsServerBuilder builder) throws IOException {
    server =
        builder.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this::greet);
  }

  /// The server of the tests' certificates.
  static TlsServerBuilder builder() {
    CryptoProvider crypto = JcaCryptoProvider.installed();
    return TlsServer.identifiedBy(TestCertificates.shared().leaf(KeyKind.P256).credentials())
        .crypto(crypto)
        .resumption(
            Resumption.ownKeys(crypto)
                .earlyData(
                    new EarlyDataAcceptance(
                        MOST_EARLY, EarlyDataAcceptance.DEFAULT_FRESHNESS, (_, _) -> true)));
  }

  InetSocketAddress address() {
    return server.address();
  }

  int port() {
    return server.address().getPort();
  }

  /// The next visit.
  Visit next() throws InterruptedException {
    Visit visit = visits.poll(30, TimeUnit.SECONDS);
    if (visit == null) {
      throw new AssertionError("nobody has come");
    }
    return visit;
  }

  @Override
  public void close() {
    server.close();
  }

  private void greet(TlsChannel channel) throws IOException {
    String early = new String(channel.earlyData().readAllBytes(), StandardCharsets.US_ASCII);
    channel.output().write(GREETING.getBytes(StandardCharsets.US_ASCII));
    visits.add(new Visit(channel.negotiated(), early));
  }
}
