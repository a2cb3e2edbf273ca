package org.handfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.handfast.cli.authority.TestCertificates;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.pki.Identity;
import org.handfast.pki.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Requests that come as early data (RFC 8470).
@Timeout(60)
final class TooEarlyTest {
  @TempDir private Path folder;

  @Test
  void onlySafeRequestsAreAnsweredEarly() throws Exception {
    TestCertificates certificates = TestCertificates.issuedAt(Instant.now(), folder);
    Resumption taking =
        Resumption.ownKeys(JcaCryptoProvider.jdkOnly())
            .earlyData(
                new EarlyDataAcceptance(
                    1000, EarlyDataAcceptance.DEFAULT_FRESHNESS, (_, _) -> true));
    try (HttpService service = new HttpService((_, _) -> Response.text(Status.OK, "hello"));
        TlsServer server =
            TlsServer.identifiedBy(Identity.pem(certificates.certificate(), certificates.key()))
                .resumption(taking)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), service)) {
      TlsClient client = TlsClient.trusting(Trust.pem(certificates.authority())).anonymous();
      assertThat(answer(client, server, "GET", "")).startsWith("HTTP/1.1 200 ");
      assertThat(answer(client, server, "GET", "")).startsWith("HTTP/1.1 200 ");
      assertThat(answer(client, server, "DELETE", "")).startsWith("HTTP/1.1 425 Too Early");
      assertThat(late(client, server, "DELETE", "")).startsWith("HTTP/1.1 405 ");
      assertThat(late(client, server, "DELETE", "Early-Data: 1\r\n"))
          .startsWith("HTTP/1.1 425 Too Early");
      assertThat(late(client, server, "GET", "Early-Data: 1\r\n")).startsWith("HTTP/1.1 200 ");
    }
  }

  private static String answer(TlsClient client, TlsServer server, String method, String fields)
      throws Exception {
    ByteBuffer request = request(method, fields);
    int port = server.address().getPort();
    try (TlsChannel channel = client.connectWithEarlyData("localhost", port, request)) {
      int _ = channel.write(request);
      return new String(channel.input().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String late(TlsClient client, TlsServer server, String method, String fields)
      throws Exception {
    try (TlsChannel channel = client.connect("localhost", server.address().getPort())) {
      int _ = channel.write(request(method, fields));
      return new String(channel.input().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ByteBuffer request(String method, String fields) {
    String text = method + " / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + fields + "\r\n";
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
