package org.handfast.jsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sockets over the loopback.
@Timeout(60)
final class SocketTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({
    "HANDFAST, HANDFAST, TLSv1.3", "HANDFAST, HANDFAST, TLSv1.2",
    "HANDFAST, JDK, TLSv1.3", "HANDFAST, JDK, TLSv1.2",
    "JDK, HANDFAST, TLSv1.3", "JDK, HANDFAST, TLSv1.2"
  })
  void bytesGoBothWays(Contexts clients, Contexts servers, String protocol) throws Exception {
    try (SocketPair pair =
        new SocketPair(clients.anonymous(), servers.localhost()).speaking(protocol)) {
      byte[] large = large();
      Future<byte[]> received = pair.async(() -> exactly(pair.server, large.length));
      pair.client.getOutputStream().write(large);
      assertThat(SocketPair.await(received)).isEqualTo(large);
      pair.server.getOutputStream().write(HELLO);
      assertThat(exactly(pair.client, HELLO.length)).isEqualTo(HELLO);
      assertThat(pair.client.getSession().getProtocol()).isEqualTo(protocol);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, 1", "TLSv1.3, 16383", "TLSv1.3, 16384", "TLSv1.3, 16385",
    "TLSv1.2, 1", "TLSv1.2, 16383", "TLSv1.2, 16384", "TLSv1.2, 16385"
  })
  void bodiesAroundTheSizeOfARecord(String protocol, int length) throws Exception {
    try (SocketPair pair = SocketPair.ours().speaking(protocol)) {
      Future<byte[]> received = pair.async(() -> pair.server.getInputStream().readAllBytes());
      byte[] body = Arrays.copyOf(large(), length);
      pair.client.getOutputStream().write(body);
      pair.client.shutdownOutput();
      assertThat(SocketPair.await(received)).isEqualTo(body);
    }
  }

  @Test
  void bytesAreReadOneByOneAndInAnyPieces() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      pair.client.getOutputStream().write(HELLO);
      InputStream in = pair.server.getInputStream();
      assertThat(in.available()).isZero();
      assertThat(in.read()).isEqualTo('h');
      assertThat(in.available()).isEqualTo(4);
      assertThat(in.read(new byte[0])).isZero();
      assertThat(in.readNBytes(4)).isEqualTo("ello".getBytes(UTF_8));
      assertThat(in.available()).isZero();
    }
  }

  @Test
  void anUnconnectedSocketConnectsAndKnowsItsPeerByWhatWasAsked() throws Exception {
    InetAddress address =
        InetAddress.getByAddress("test.example", InetAddress.getLoopbackAddress().getAddress());
    try (ServerSocket listener = listener();
        SSLSocket client = (SSLSocket) clients().createSocket()) {
      assertThat(client.isConnected()).isFalse();
      assertThatExceptionOfType(SocketException.class).isThrownBy(client::getInputStream);
      client.connect(new InetSocketAddress(address, listener.getLocalPort()));
      try (SSLSocket server = (SSLSocket) listener.accept()) {
        identify(client);
        Future<Void> served = serve(server);
        client.startHandshake();
        SocketPair.await(served);
        assertThat(client.getSession().getPeerHost()).isEqualTo("test.example");
        assertThat(client.getSession().getPeerPort()).isEqualTo(listener.getLocalPort());
        ExtendedSSLSession session = (ExtendedSSLSession) server.getSession();
        assertThat(session.getRequestedServerNames())
            .containsExactly(new SNIHostName("test.example"));
        assertThat(server.getSession().getPeerPort()).isEqualTo(client.getLocalPort());
      }
    }
  }

  @Test
  void anAddressWithoutANameIsCheckedAsAnAddressAndNeverLookedUp() throws Exception {
    try (ServerSocket listener = listener();
        SSLSocket client =
            (SSLSocket)
                clients()
                    .createSocket(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        listener.getLocalPort());
        SSLSocket server = (SSLSocket) listener.accept()) {
      identify(client);
      Future<Void> served = serve(server);
      client.startHandshake();
      SocketPair.await(served);
      assertThat(client.getSession().getPeerHost()).isEqualTo("127.0.0.1");
      assertThat(((ExtendedSSLSession) server.getSession()).getRequestedServerNames()).isEmpty();
    }
  }

  @Test
  void everyFormOfTheFactoryConnects() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket listener = listener()) {
      int port = listener.getLocalPort();
      for (Socket client :
          List.of(
              clients().createSocket("127.0.0.1", port),
              clients().createSocket("127.0.0.1", port, loopback, 0),
              clients().createSocket(loopback, port),
              clients().createSocket(loopback, port, loopback, 0))) {
        try (client;
            SSLSocket server = (SSLSocket) listener.accept()) {
          Future<Void> served = serve(server);
          client.getOutputStream().write(HELLO);
          SocketPair.await(served);
          assertThat(exactly(server, HELLO.length)).isEqualTo(HELLO);
        }
      }
    }
  }

  @Test
  void aServerTakesOverWhatWasReadFromTheSocketAlready() throws Exception {
    SSLSocketFactory servers = Contexts.HANDFAST.localhost().getSocketFactory();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SSLSocket client =
            (SSLSocket) clients().createSocket(listener.getInetAddress(), listener.getLocalPort());
        Socket plain = listener.accept()) {
      Future<Void> shaken = async(() -> client.startHandshake());
      byte[] head = plain.getInputStream().readNBytes(100);
      try (SSLSocket server =
          (SSLSocket) servers.createSocket(plain, new ByteArrayInputStream(head), true)) {
        assertThat(server.getUseClientMode()).isFalse();
        server.startHandshake();
        SocketPair.await(shaken);
        server.getOutputStream().write(HELLO);
        assertThat(exactly(client, HELLO.length)).isEqualTo(HELLO);
      }
    }
  }

  @Test
  void tlsGoesOverTls() throws Exception {
    try (SocketPair outer = SocketPair.ours().handshake();
        SSLSocket client =
            (SSLSocket) clients().createSocket(outer.client, "test.example", 443, true);
        SSLSocket server =
            (SSLSocket)
                Contexts.HANDFAST
                    .localhost()
                    .getSocketFactory()
                    .createSocket(outer.server, (InputStream) null, true)) {
      Future<Void> served = serve(server);
      client.getOutputStream().write(HELLO);
      SocketPair.await(served);
      assertThat(exactly(server, HELLO.length)).isEqualTo(HELLO);
    }
  }

  @Test
  void aReadThatTimesOutLeavesTheRecordAsItIs() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SSLSocket client =
            (SSLSocket) clients().createSocket(listener.getInetAddress(), listener.getLocalPort());
        Socket wire = listener.accept()) {
      var engine = new EnginePeer(Contexts.server(Contexts.HANDFAST.localhost()));
      Future<Void> shaken = async(() -> client.startHandshake());
      EngineOverSocket server = new EngineOverSocket(engine, wire);
      server.handshake();
      SocketPair.await(shaken);
      byte[] record = server.record(HELLO);
      client.setSoTimeout(1);
      InputStream in = client.getInputStream();
      for (byte one : record) {
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
        wire.getOutputStream().write(one);
      }
      client.setSoTimeout(10_000);
      assertThat(in.readNBytes(HELLO.length)).isEqualTo(HELLO);
    }
  }

  @Test
  void aHandshakeThatTimesOutCanBeTakenUpAgain() throws Exception {
    try (SocketPair pair = SocketPair.ours()) {
      pair.client.setSoTimeout(1);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(pair.client::startHandshake);
      pair.client.setSoTimeout(10_000);
      Future<Void> served = serve(pair.server);
      pair.client.startHandshake();
      SocketPair.await(served);
      assertThat(pair.client.getSession().isValid()).isTrue();
    }
  }

  @Test
  void getSessionDoesTheHandshake() throws Exception {
    try (SocketPair pair = SocketPair.ours()) {
      Future<Void> served = serve(pair.server);
      assertThat(pair.client.getSession().getProtocol()).isEqualTo("TLSv1.3");
      SocketPair.await(served);
    }
  }

  @Test
  void getSessionOfAFailedHandshakeIsTheNullSession() throws Exception {
    SSLContext distrustful =
        Contexts.HANDFAST.with(new KeyManager[0], TestCa.STRANGER.trustManagers());
    try (SocketPair pair = new SocketPair(distrustful, Contexts.HANDFAST.localhost())) {
      Future<Void> served = serve(pair.server);
      SSLSession session = pair.client.getSession();
      assertThat(session.getCipherSuite()).isEqualTo("SSL_NULL_WITH_NULL_NULL");
      assertThat(session.isValid()).isFalse();
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(pair.client::startHandshake)
          .withCauseInstanceOf(CertificateException.class);
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() -> pair.client.getOutputStream().write(1));
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() -> SocketPair.await(served))
          .withMessageContaining("unknown_ca");
    }
    try (SSLSocket unconnected = (SSLSocket) clients().createSocket()) {
      assertThat(unconnected.getSession().isValid()).isFalse();
    }
  }

  @Test
  void aTrustManagerThatAsksForTheFinalSessionGetsTheNullSession() throws Exception {
    List<Boolean> valid = new CopyOnWriteArrayList<>();
    var asking =
        new TrustTest.LaxTrustManager() {
          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            valid.add(((SSLSocket) socket).getSession().isValid());
            valid.add(((SSLSocket) socket).getHandshakeSession().isValid());
          }
        };
    SSLContext context = Contexts.HANDFAST.with(new KeyManager[0], asking);
    try (SocketPair pair = new SocketPair(context, Contexts.HANDFAST.localhost())) {
      pair.handshake();
      assertThat(valid).containsExactly(false, true);
      assertThat(pair.client.getSession().isValid()).isTrue();
    }
  }

  @Test
  void theWrongNameIsRefusedWhateverTheTrustManager() throws Exception {
    for (var lax : List.of(new PlainTrustManager(), new TrustTest.LaxTrustManager())) {
      SSLContext context = Contexts.HANDFAST.with(new KeyManager[0], lax);
      try (ServerSocket listener = listener();
          Socket plain = new Socket(listener.getInetAddress(), listener.getLocalPort());
          SSLSocket client =
              (SSLSocket)
                  context.getSocketFactory().createSocket(plain, "wrong.example", 443, true);
          SSLSocket server = (SSLSocket) listener.accept()) {
        Future<Void> served = serve(server);
        identify(client);
        assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(client::startHandshake);
        assertThatExceptionOfType(SSLHandshakeException.class)
            .isThrownBy(() -> SocketPair.await(served))
            .withMessageContaining("bad_certificate");
      }
    }
  }

  @Test
  void aListenersParametersAreThoseOfItsConnections() throws Exception {
    SSLContext servers = Contexts.HANDFAST.localhost();
    try (var listener =
        (SSLServerSocket) servers.getServerSocketFactory().createServerSocket(0, 5, loopback())) {
      listener.setNeedClientAuth(true);
      listener.setEnabledCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
      SSLSocketFactory clients = Contexts.HANDFAST.localhost(KeyKind.RSA).getSocketFactory();
      try (SSLSocket client =
              (SSLSocket) clients.createSocket(loopback(), listener.getLocalPort());
          SSLSocket server = (SSLSocket) listener.accept()) {
        listener.setNeedClientAuth(false);
        assertThat(server.getNeedClientAuth()).isTrue();
        Future<Void> served = serve(server);
        client.startHandshake();
        SocketPair.await(served);
        assertThat(client.getSession().getCipherSuite()).isEqualTo("TLS_AES_256_GCM_SHA384");
        assertThat(server.getSession().getPeerCertificates()[0])
            .isEqualTo(TestCa.TRUSTED.localhost(KeyKind.RSA).certificate());
      }
    }
  }

  @Test
  void listenersHearOfTheHandshakeInAThreadOfTheirOwn() throws Exception {
    try (SocketPair pair = SocketPair.ours()) {
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      CompletableFuture<HandshakeCompletedEvent> event = new CompletableFuture<>();
      pair.client.addHandshakeCompletedListener(
          happened -> {
            thread.complete(Thread.currentThread());
            event.complete(happened);
          });
      pair.handshake();
      assertThat(thread.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
      assertThat(event.get(10, TimeUnit.SECONDS).getSocket()).isSameAs(pair.client);
      assertThat(event.get().getSession()).isSameAs(pair.client.getSession());
      assertThat(event.get().getPeerCertificates()).hasSize(2);
    }
  }

  @Test
  void aSecondHandshakeChangesTheKeysAndNothingElse() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      pair.client.startHandshake();
      pair.client.getOutputStream().write(HELLO);
      assertThat(exactly(pair.server, HELLO.length)).isEqualTo(HELLO);
      pair.server.getOutputStream().write(HELLO);
      assertThat(exactly(pair.client, HELLO.length)).isEqualTo(HELLO);
    }
  }

  @Test
  void keysThatChangeOnBothSidesAtOnceBlockNobody() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      byte[] part = large();
      Future<byte[]> atClient = pair.async(() -> pair.client.getInputStream().readAllBytes());
      Future<byte[]> atServer = pair.async(() -> pair.server.getInputStream().readAllBytes());
      Future<Void> fromServer = pair.async(() -> sendWithNewKeys(pair.server, part));
      sendWithNewKeys(pair.client, part);
      SocketPair.await(fromServer);
      assertThat(SocketPair.await(atClient)).isEqualTo(part);
      assertThat(SocketPair.await(atServer)).isEqualTo(part);
    }
  }

  private static Void sendWithNewKeys(SSLSocket socket, byte[] bytes) throws IOException {
    int half = bytes.length / 2;
    socket.getOutputStream().write(bytes, 0, half);
    socket.startHandshake();
    socket.getOutputStream().write(bytes, half, bytes.length - half);
    socket.shutdownOutput();
    return null;
  }

  @Test
  void aPeerThatSpeaksHttpGetsNoEcho() throws Exception {
    try (ServerSocket listener = listener();
        Socket plain = new Socket(loopback(), listener.getLocalPort())) {
      try (SSLSocket server = (SSLSocket) listener.accept()) {
        plain.getOutputStream().write("GET /secret HTTP/1.1\r\n\r\n".getBytes(UTF_8));
        assertThatExceptionOfType(SSLException.class).isThrownBy(server::startHandshake);
      }
      assertThat(new String(plain.getInputStream().readAllBytes(), UTF_8))
          .doesNotContain("secret")
          .doesNotContain("HTTP");
    }
  }

  @Test
  void dataBeforeTheHandshakeIsNotData() throws Exception {
    try (ServerSocket listener = listener();
        Socket plain = new Socket(loopback(), listener.getLocalPort());
        SSLSocket server = (SSLSocket) listener.accept()) {
      plain.getOutputStream().write(new byte[] {23, 3, 3, 0, 4, 'e', 'v', 'i', 'l'});
      plain.shutdownOutput();
      InputStream in = server.getInputStream();
      assertThatExceptionOfType(SSLException.class).isThrownBy(in::read);
      assertThatExceptionOfType(SSLException.class).isThrownBy(in::read);
    }
  }

  @Test
  void protocolsAreChosenOverSocketsToo() throws Exception {
    try (SocketPair pair = SocketPair.ours()) {
      SSLParameters parameters = pair.client.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      pair.client.setSSLParameters(parameters);
      pair.server.setHandshakeApplicationProtocolSelector(
          (socket, offered) -> {
            assertThat(socket).isSameAs(pair.server);
            return offered.getLast();
          });
      pair.handshake();
      assertThat(pair.client.getApplicationProtocol()).isEqualTo("http/1.1");
      assertThat(pair.server.getApplicationProtocol()).isEqualTo("http/1.1");
    }
  }

  @Test
  void optionsAndAddressesAreThoseOfTheSocketBelow() throws Exception {
    try (SocketPair pair = SocketPair.ours()) {
      pair.client.setTcpNoDelay(true);
      pair.client.setKeepAlive(true);
      pair.client.setSoTimeout(1234);
      assertThat(pair.client.getTcpNoDelay()).isTrue();
      assertThat(pair.client.getKeepAlive()).isTrue();
      assertThat(pair.client.getSoTimeout()).isEqualTo(1234);
      assertThat(pair.client.getPort()).isEqualTo(pair.server.getLocalPort());
      assertThat(pair.client.getInetAddress()).isEqualTo(loopback());
      assertThat(pair.client.getChannel()).isNull();
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(() -> pair.client.sendUrgentData(1));
    }
  }

  private static ServerSocket listener() throws IOException {
    return Contexts.HANDFAST
        .localhost()
        .getServerSocketFactory()
        .createServerSocket(0, 5, loopback());
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static SSLSocketFactory clients() {
    return Contexts.HANDFAST.anonymous().getSocketFactory();
  }

  private static void identify(SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
  }

  private static Future<Void> serve(SSLSocket server) {
    return async(server::startHandshake);
  }

  private interface Action {
    void run() throws Exception;
  }

  private static Future<Void> async(Action action) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                action.run();
                done.complete(null);
              } catch (Exception | AssertionError failure) {
                done.completeExceptionally(failure);
              }
            });
    return done;
  }

  private static byte[] exactly(SSLSocket socket, int length) throws IOException {
    byte[] bytes = new byte[length];
    new DataInputStream(socket.getInputStream()).readFully(bytes);
    return bytes;
  }

  private static byte[] large() {
    byte[] large = new byte[1 << 20];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ((i * 31) >> 3);
    }
    return large;
  }
}
