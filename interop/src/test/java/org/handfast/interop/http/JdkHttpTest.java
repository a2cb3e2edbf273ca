package org.handfast.interop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.handfast.interop.fixture.Flaw;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.Payload;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.http.EchoServer.Demand;
import org.handfast.interop.peer.Nginx;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The JDK's HTTP clients and server on our provider: with each other, and with the JDK's provider
/// at the other end.
final class JdkHttpTest {
  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);

  @DisplayName("HttpClient posts and gets it back")
  @ParameterizedTest(name = "{0} at HttpsServer on {1}, {2} bytes")
  @MethodSource("exchanges")
  void httpClient(Contexts ours, Contexts theirs, int size) throws Exception {
    Payload payload = Payload.binary(size, size);
    WatchedContext watched = WatchedContext.of(ours.presenting());
    try (EchoServer server = EchoServer.start(theirs.presenting(leaf), Demand.NOTHING);
        HttpClient client = client(watched)) {
      HttpResponse<byte[]> response = post(client, server.address(), payload);
      assertThat(digest(payload, response.body())).isEqualTo(payload.digest());
      assertThat(watched.engines()).singleElement().asString().startsWith(ours.home());
      requireSession(server.lastSession(), theirs);
    }
  }

  @DisplayName("HttpsURLConnection posts and gets it back")
  @ParameterizedTest(name = "{0} at HttpsServer on {1}, {2} bytes")
  @MethodSource("exchanges")
  void urlConnection(Contexts ours, Contexts theirs, int size) throws Exception {
    Payload payload = Payload.binary(size, size);
    try (EchoServer server = EchoServer.start(theirs.presenting(leaf), Demand.NOTHING)) {
      HttpsURLConnection connection = connection(server.address(), ours.presenting());
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(size);
      try (OutputStream out = connection.getOutputStream()) {
        payload.send(out);
      }
      assertThat(connection.getResponseCode()).isEqualTo(200);
      assertThat(connection.getSSLSocketFactory().getClass().getName()).startsWith(ours.home());
      if (size > 0) {
        // A connection without a body to come is given back at once, and its session with it.
        requireSession(connection.getSSLSession().orElseThrow(), ours);
      }
      assertThat(payload.receive(connection.getInputStream())).isEqualTo(payload.digest());
      requireSession(server.lastSession(), theirs);
    }
  }

  @DisplayName("a client proves itself")
  @ParameterizedTest(name = "{0} at HttpsServer on {1}")
  @MethodSource("pairs")
  void clientCertificate(Contexts ours, Contexts theirs) throws Exception {
    Leaf own = certificates.leaf(KeyKind.RSA);
    Payload payload = Payload.binary(1, 1);
    try (EchoServer server = EchoServer.start(theirs.presenting(leaf), Demand.CERTIFICATE);
        HttpClient client = client(ours.presenting(own))) {
      assertThat(post(client, server.address(), payload).statusCode()).isEqualTo(200);
      assertThat(server.lastSession().getPeerCertificates()).isEqualTo(own.chain().toArray());
    }
  }

  @DisplayName("HttpClient refuses HttpsServer")
  @ParameterizedTest(name = "for {0}")
  @EnumSource
  void refuses(Flaw flaw) throws Exception {
    SSLContext flawed = Contexts.HANDFAST.presenting(certificates.flawed(flaw));
    try (EchoServer server = EchoServer.start(flawed, Demand.NOTHING);
        HttpClient client = client(Contexts.HANDFAST.presenting())) {
      assertThatThrownBy(() -> post(client, server.address(), Payload.binary(1, 1)))
          .isInstanceOf(SSLException.class);
      HttpsURLConnection connection = connection(server.address(), Contexts.HANDFAST.presenting());
      assertThatThrownBy(connection::getResponseCode).isInstanceOf(SSLException.class);
    }
  }

  @Test
  @Needs(PeerProgram.NGINX)
  @DisplayName("HttpClient speaks HTTP/2 with nginx, as ALPN chose")
  void http2() throws Exception {
    WatchedContext watched = WatchedContext.of(Contexts.HANDFAST.presenting());
    try (Nginx nginx = Nginx.start(leaf);
        HttpClient client = client(watched)) {
      HttpRequest request = HttpRequest.newBuilder(nginx.page()).build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(response.body()).startsWith("HTTP/2.0 TLS_").contains(" localhost ");
      assertThat(watched.engines()).singleElement().asString().startsWith(Contexts.HANDFAST.home());
    }
  }

  static Stream<Object[]> pairs() {
    return Stream.of(
        new Object[] {Contexts.HANDFAST, Contexts.HANDFAST},
        new Object[] {Contexts.HANDFAST, Contexts.SUN_JSSE},
        new Object[] {Contexts.SUN_JSSE, Contexts.HANDFAST});
  }

  static Stream<Object[]> exchanges() {
    return pairs()
        .flatMap(
            pair ->
                Stream.of(0, 1, 16_384, 1 << 20)
                    .map(size -> new Object[] {pair[0], pair[1], size}));
  }

  private static HttpClient client(SSLContext context) {
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpsURLConnection connection(URI address, SSLContext context) throws IOException {
    HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection();
    connection.setSSLSocketFactory(context.getSocketFactory());
    return connection;
  }

  private static HttpResponse<byte[]> post(HttpClient client, URI address, Payload payload)
      throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    payload.send(body);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static String digest(Payload expected, byte[] body) throws IOException {
    assertThat(body).hasSize((int) expected.size());
    return expected.receive(new ByteArrayInputStream(body));
  }

  private static void requireSession(SSLSession session, Contexts maker) {
    assertThat(session.getClass().getName()).startsWith(maker.home());
    assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
  }
}
