package org.handfast.jsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The JDK's own HTTP clients and server, all of them on our engines and sockets.
@Timeout(60)
@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class HttpTest {
  @Parameter String protocol;

  private static final byte[] BODY = "a page ".repeat(20_000).getBytes(UTF_8);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<SSLSession> seenByServer = new AtomicReference<>();
  private HttpsServer server;

  @BeforeEach
  void startServer() throws IOException {
    startServer(Contexts.HANDFAST.localhost());
  }

  private void startServer(SSLContext context) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters chosen = getSSLContext().getDefaultSSLParameters();
            chosen.setProtocols(new String[] {protocol});
            parameters.setSSLParameters(chosen);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          seenByServer.set(((HttpsExchange) exchange).getSSLSession());
          byte[] posted = exchange.getRequestBody().readAllBytes();
          byte[] answer = posted.length == 0 ? BODY : posted;
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void theHttpClientOfTheJdk() throws Exception {
    SSLContext context = Contexts.HANDFAST.anonymous();
    assertThat(context.createSSLEngine()).isInstanceOf(EngineAdapter.class);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<byte[]> page =
            client.send(
                HttpRequest.newBuilder(uri("localhost")).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(page.body()).isEqualTo(BODY);
        assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
      }
      HttpResponse<byte[]> echo =
          client.send(
              HttpRequest.newBuilder(uri("localhost"))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(echo.body()).isEqualTo(BODY);
      HttpResponse<byte[]> byAddress =
          client.send(
              HttpRequest.newBuilder(uri("127.0.0.1")).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(byAddress.body()).isEqualTo(BODY);
    }
    assertThat(seenByServer.get()).isInstanceOf(ConnectionSession.class);
  }

  @Test
  void theHttpClientRefusesTheWrongName() throws Exception {
    server.stop(0);
    startServer(
        Contexts.HANDFAST.with(TestCa.TRUSTED.issue(KeyKind.P256, "other.example").keyManagers()));
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(Contexts.HANDFAST.anonymous()).build()) {
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(
              () ->
                  client.send(
                      HttpRequest.newBuilder(uri("localhost")).build(),
                      HttpResponse.BodyHandlers.discarding()));
    }
  }

  @Test
  void httpsUrlConnection() throws Exception {
    ConcurrentLinkedQueue<Class<?>> sockets = new ConcurrentLinkedQueue<>();
    for (String host : List.of("localhost", "127.0.0.1")) {
      HttpsURLConnection connection = open(host);
      connection.setSSLSocketFactory(
          new NotingFactory(Contexts.HANDFAST.anonymous().getSocketFactory(), sockets));
      assertThat(connection.getInputStream().readAllBytes()).isEqualTo(BODY);
      assertThat(connection.getCipherSuite()).startsWith("TLS_");
      assertThat(connection.getServerCertificates()[0])
          .isEqualTo(TestCa.TRUSTED.localhost(KeyKind.P256).certificate());
      connection.disconnect();
    }
    assertThat(sockets).isNotEmpty().allMatch(SocketAdapter.class::equals);
    assertThat(seenByServer.get()).isInstanceOf(ConnectionSession.class);
  }

  @Test
  void httpsUrlConnectionRefusesAnUnknownAuthority() throws Exception {
    HttpsURLConnection connection = open("localhost");
    connection.setSSLSocketFactory(
        Contexts.HANDFAST
            .with(new KeyManager[0], TestCa.STRANGER.trustManagers())
            .getSocketFactory());
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(connection::getInputStream)
        .withCauseInstanceOf(CertificateException.class);
  }

  @Test
  void theServersEngineIsOurs() {
    SSLContext context = server.getHttpsConfigurator().getSSLContext();
    SSLEngine engine = context.createSSLEngine();
    assertThat(engine).isInstanceOf(EngineAdapter.class);
  }

  private URI uri(String host) {
    return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
  }

  private HttpsURLConnection open(String host) throws IOException {
    URL url = uri(host).toURL();
    return (HttpsURLConnection) url.openConnection();
  }

  /// Passes everything on, and notes which sockets are made.
  private static final class NotingFactory extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final ConcurrentLinkedQueue<Class<?>> made;

    NotingFactory(SSLSocketFactory factory, ConcurrentLinkedQueue<Class<?>> made) {
      this.factory = factory;
      this.made = made;
    }

    @Override
    public Socket createSocket() throws IOException {
      return noted(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket s, String host, int port, boolean close) throws IOException {
      return noted(factory.createSocket(s, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return noted(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return noted(factory.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return noted(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return noted(factory.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return factory.getSupportedCipherSuites();
    }

    private Socket noted(Socket socket) {
      assertThat(socket).isInstanceOf(SSLSocket.class);
      made.add(socket.getClass());
      return socket;
    }
  }
}
