package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.handfast.engine.failure.UntrustedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is trusted, whatever trust manager is asked, and what the peer is told if not.
final class TrustTest {
  private static final KeyManager[] NO_KEYS = {};

  @Test
  void anUnknownAuthorityIsToldSo() {
    refused(
        EnginePair.of(
            Contexts.HANDFAST.with(NO_KEYS, TestCa.STRANGER.trustManagers()),
            Contexts.HANDFAST.localhost()),
        "unknown_ca");
  }

  @Test
  void anAuthorityIsItsKeyAndNotItsName() {
    EnginePair pair =
        EnginePair.of(
            Contexts.HANDFAST.anonymous(),
            Contexts.HANDFAST.with(TestCa.FORGED.localhost(KeyKind.P256).keyManagers()));
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::handshake)
        .withCauseInstanceOf(CertificateException.class);
    assertThat(pair.client.finishedResults()).isZero();
  }

  @Test
  void anExpiredCertificateIsToldSo() {
    TestIdentity expired = TestCa.TRUSTED.issueExpired(KeyKind.P256, "test.example");
    refused(
        EnginePair.of(Contexts.HANDFAST.anonymous(), Contexts.HANDFAST.with(expired.keyManagers())),
        "certificate_expired");
  }

  @Test
  void aContextWithoutTrustManagersTrustsNobody() {
    refused(
        EnginePair.of(Contexts.HANDFAST.with(NO_KEYS), Contexts.HANDFAST.localhost()),
        "certificate_unknown");
  }

  @Test
  void anAlgorithmThatIsForbiddenIsRefusedBehindAPlainTrustManager() {
    EnginePair pair = identifying("test.example", null, new PlainTrustManager());
    SSLParameters parameters = pair.client.engine.getSSLParameters();
    parameters.setAlgorithmConstraints(new Forbidding("EC"));
    pair.client.engine.setSSLParameters(parameters);
    refused(pair, "bad_certificate");
  }

  @Test
  void withoutEndpointIdentificationAnyNameWillDo() throws SSLException {
    EnginePair pair = identifying("wrong.example", null, TestCa.TRUSTED.trustManagers());
    assertThat(pair.handshake().client.finishedResults()).isEqualTo(1);
    pair = identifying("wrong.example", "", TestCa.TRUSTED.trustManagers());
    assertThat(pair.handshake().client.finishedResults()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS, test.example",
    "https, TEST.EXAMPLE",
    "LDAPS, test.example",
    "HTTPS, localhost",
    "HTTPS, 127.0.0.1",
    "HTTPS, ::1"
  })
  void theRightNameIsTaken(String algorithm, String host) throws SSLException {
    EnginePair pair = identifying(host, algorithm, TestCa.TRUSTED.trustManagers());
    assertThat(pair.handshake().client.finishedResults()).isEqualTo(1);
  }

  static Stream<TrustManager> managersThatForgetTheName() {
    return Stream.of(new PlainTrustManager(), new LaxTrustManager(), delegatingTo(TestCa.TRUSTED));
  }

  @ParameterizedTest
  @MethodSource("managersThatForgetTheName")
  void theWrongNameIsRefusedWhateverTheTrustManager(TrustManager manager) {
    for (String host : List.of("wrong.example", "127.0.0.2", "sub.test.example")) {
      for (String algorithm : List.of("HTTPS", "LDAPS")) {
        refused(identifying(host, algorithm, manager), "bad_certificate");
      }
    }
  }

  @Test
  void theJdksTrustManagerRefusesTheWrongNameItself() {
    refused(
        identifying("wrong.example", "HTTPS", TestCa.TRUSTED.trustManagers()),
        "certificate_unknown");
  }

  @Test
  void identificationWithoutAnyNameIsRefused() {
    refused(identifying(null, "HTTPS", new LaxTrustManager()), "bad_certificate");
  }

  @Test
  void anUnknownWayOfIdentificationIsRefused() {
    refused(identifying("test.example", "SMTP", new LaxTrustManager()), "bad_certificate");
  }

  @Test
  void aNameThatWasAskedForByHandCounts() throws SSLException {
    EnginePair pair = identifying("10.0.0.1", "HTTPS", new LaxTrustManager());
    SSLParameters parameters = pair.client.engine.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName("test.example")));
    pair.client.engine.setSSLParameters(parameters);
    assertThat(pair.handshake().client.finishedResults()).isEqualTo(1);
  }

  @Test
  void theCommonNameDoesNotCount() {
    TestIdentity commonNameOnly = TestCa.TRUSTED.issue(KeyKind.P256);
    EnginePair pair =
        EnginePair.of(
            Contexts.HANDFAST.with(NO_KEYS, new LaxTrustManager()),
            Contexts.HANDFAST.with(commonNameOnly.keyManagers()));
    identify(pair.client.engine, "HTTPS");
    refused(pair, "bad_certificate");
  }

  @Test
  void theRefusalTellsWhyToThoseWhoLookForACertificateException() {
    EnginePair pair = identifying("wrong.example", "HTTPS", new LaxTrustManager());
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::handshake)
        .withMessageContaining("wrong.example")
        .withCauseInstanceOf(CertificateException.class)
        .withRootCauseInstanceOf(UntrustedPeer.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anExtendedTrustManagerSeesTheHandshake(boolean jdkServer) throws SSLException {
    List<String> seen = new ArrayList<>();
    X509TrustManager curious =
        new LaxTrustManager() {
          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            ExtendedSSLSession session = (ExtendedSSLSession) engine.getHandshakeSession();
            seen.add(type);
            seen.add(session.getProtocol());
            seen.add(session.getCipherSuite());
            seen.add(session.getPeerHost());
            seen.add(engine.getHandshakeApplicationProtocol());
            seen.add(session.getRequestedServerNames().toString());
            assertThat(session.getLocalSupportedSignatureAlgorithms())
                .contains("SHA256withECDSA", "RSASSA-PSS", "SHA256withRSA", "Ed25519");
            assertThat(session.getStatusResponses()).isEmpty();
            assertThat(engine.getSession().isValid()).isFalse();
          }
        };
    Contexts servers = jdkServer ? Contexts.JDK : Contexts.HANDFAST;
    EnginePair pair = EnginePair.of(Contexts.HANDFAST.with(NO_KEYS, curious), servers.localhost());
    pair.client.engine.setEnabledCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
    pair.handshake();
    assertThat(seen)
        .containsExactly(
            "UNKNOWN",
            "TLSv1.3",
            "TLS_AES_256_GCM_SHA384",
            "test.example",
            "",
            List.of(new SNIHostName("test.example")).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "HANDFAST, P256, ECDHE_ECDSA",
    "HANDFAST, RSA, ECDHE_RSA",
    "HANDFAST, RSA_PSS, ECDHE_RSA",
    "HANDFAST, ED25519, ECDHE_ECDSA",
    "JDK, P256, ECDHE_ECDSA",
    "JDK, RSA, ECDHE_RSA"
  })
  void inTls12ATrustManagerIsToldTheKeyExchange(Contexts servers, KeyKind kind, String exchange)
      throws SSLException {
    List<String> seen = new ArrayList<>();
    X509TrustManager curious =
        new LaxTrustManager() {
          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            ExtendedSSLSession session = (ExtendedSSLSession) engine.getHandshakeSession();
            seen.add(type);
            seen.add(session.getProtocol());
            seen.add(session.getCipherSuite());
            seen.add(session.getRequestedServerNames().toString());
          }
        };
    EnginePair pair =
        EnginePair.of(Contexts.HANDFAST.with(NO_KEYS, curious), servers.localhost(kind))
            .speaking("TLSv1.2");
    pair.handshake();
    assertThat(seen)
        .containsExactly(
            exchange,
            "TLSv1.2",
            pair.client.engine.getSession().getCipherSuite(),
            List.of(new SNIHostName("test.example")).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong.example", "127.0.0.2"})
  void inTls12TheWrongNameIsRefusedToo(String host) {
    refused(
        identifying(host, "HTTPS", new LaxTrustManager()).speaking("TLSv1.2"), "bad_certificate");
  }

  @Test
  void aClientWithoutACertificateIsRefusedInTls12WhereItIsNeeded() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking("TLSv1.2");
    pair.server.engine.setNeedClientAuth(true);
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair::handshake);
    pair.server.wrap(ByteBuffer.allocate(0), pair.client);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(
            () -> {
              while (pair.client.step(pair.server)) {}
            })
        .withMessageContaining("handshake_failure");
    assertThat(pair.client.finishedResults()).isZero();
  }

  @Test
  void aServersTrustManagerIsToldTheClientsKind() throws SSLException {
    List<String> types = new ArrayList<>();
    X509TrustManager curious =
        new LaxTrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            types.add(type);
          }
        };
    for (KeyKind kind : List.of(KeyKind.P256, KeyKind.RSA, KeyKind.ED25519)) {
      EnginePair pair =
          EnginePair.of(
              Contexts.HANDFAST.localhost(kind),
              Contexts.HANDFAST.with(
                  TestCa.TRUSTED.localhost(KeyKind.P256).keyManagers(), curious));
      pair.server.engine.setNeedClientAuth(true);
      pair.handshake();
    }
    assertThat(types).containsExactly("EC", "RSA", "UNKNOWN");
  }

  @Test
  void aClientWithoutACertificateIsRefusedWhereItIsNeeded() {
    EnginePair pair = EnginePair.ours();
    pair.server.engine.setNeedClientAuth(true);
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair::handshake);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::settle)
        .withMessageContaining("certificate_required");
  }

  @Test
  void aClientWithoutACertificateIsServedWhereItIsWanted() throws SSLException {
    EnginePair pair = EnginePair.ours();
    pair.server.engine.setWantClientAuth(true);
    pair.handshake();
    assertThat(pair.server.finishedResults()).isEqualTo(1);
    assertThatExceptionOfType(SSLPeerUnverifiedException.class)
        .isThrownBy(() -> pair.server.engine.getSession().getPeerCertificates());
  }

  @Test
  void aClientOfAStrangeAuthorityIsRefused() {
    TestIdentity stranger = TestCa.STRANGER.issue(KeyKind.P256, "client.example");
    SSLContext client =
        Contexts.HANDFAST.with(
            new KeyManager[] {new FixedKeyManager(stranger)}, TestCa.TRUSTED.trustManagers());
    EnginePair pair = EnginePair.of(client, Contexts.HANDFAST.localhost());
    pair.server.engine.setNeedClientAuth(true);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::handshake)
        .withCauseInstanceOf(CertificateException.class);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::settle)
        .withMessageContaining("unknown_ca");
  }

  /// The client refuses the server, and tells it so by `alert`.
  private static void refused(EnginePair pair, String alert) {
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::handshake)
        .withCauseInstanceOf(CertificateException.class);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::settle)
        .withMessageContaining(alert);
    assertThat(pair.client.finishedResults()).isZero();
  }

  private static EnginePair identifying(String host, String algorithm, TrustManager... trust) {
    SSLEngine client = Contexts.HANDFAST.with(NO_KEYS, trust).createSSLEngine(host, 443);
    client.setUseClientMode(true);
    identify(client, algorithm);
    return new EnginePair(client, Contexts.server(Contexts.HANDFAST.localhost()));
  }

  private static void identify(SSLEngine engine, String algorithm) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(algorithm);
    engine.setSSLParameters(parameters);
  }

  /// Trusts what another trust manager trusts, and forgets to pass the engine on.
  private static X509ExtendedTrustManager delegatingTo(TestCa authority) {
    X509TrustManager other = (X509TrustManager) authority.trustManagers()[0];
    return new LaxTrustManager() {
      @Override
      public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
          throws CertificateException {
        other.checkServerTrusted(chain, type);
      }
    };
  }

  /// A trust manager of the extended sort that trusts everybody.
  static class LaxTrustManager extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("asked without the engine");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("asked without the engine");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
