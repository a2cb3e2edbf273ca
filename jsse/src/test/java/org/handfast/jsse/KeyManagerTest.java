package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509KeyManager;
import org.handfast.engine.trust.Credential;
import org.handfast.jca.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How key managers are asked for this side's identity.
final class KeyManagerTest {
  private static final TestIdentity EC = TestCa.TRUSTED.localhost(KeyKind.P256);
  private static final TestIdentity RSA = TestCa.TRUSTED.localhost(KeyKind.RSA);

  @ParameterizedTest
  @ValueSource(strings = {"SunX509", "NewSunX509"})
  void theJdksKeyManagersServe(String algorithm) throws SSLException {
    KeyManager[] managers = TestIdentity.keyManagers(algorithm, RSA, EC);
    EnginePair pair =
        EnginePair.of(Contexts.HANDFAST.anonymous(), Contexts.HANDFAST.with(managers));
    pair.handshake();
    assertThat(pair.client.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(EC.certificate());
  }

  @Test
  void aServerIsAskedForOneKindOfKeyAfterTheOther() throws SSLException {
    FixedKeyManager manager =
        new FixedKeyManager(RSA) {
          @Override
          public String chooseEngineServerAlias(
              String keyType, Principal[] issuers, SSLEngine engine) {
            super.chooseEngineServerAlias(keyType, issuers, engine);
            return keyType.equals("RSA") ? "fixed" : null;
          }
        };
    handshake(manager);
    assertThat(manager.asked.getFirst()).isEqualTo("server engine EC");
    assertThat(manager.asked.getLast()).isEqualTo("server engine RSA");
    assertThat(manager.asked).contains("server engine EdDSA").doesNotHaveDuplicates();
  }

  @Test
  void aKeyThatTheClientCannotVerifyIsPassedOver() throws SSLException {
    FixedKeyManager both =
        new FixedKeyManager(EC) {
          @Override
          public X509Certificate[] getCertificateChain(String alias) {
            return asked.getLast().endsWith("RSA") ? RSA.chain() : super.getCertificateChain(alias);
          }

          @Override
          public PrivateKey getPrivateKey(String alias) {
            return asked.getLast().endsWith("RSA") ? RSA.key() : super.getPrivateKey(alias);
          }
        };
    // The client verifies EC keys, but only on P-384, and the key is on P-256.
    EnginePair pair =
        EnginePair.of(
            Contexts.HANDFAST.with(new KeyManager[0], new PlainTrustManager()),
            Contexts.HANDFAST.with(new KeyManager[] {both}));
    SSLParameters parameters = pair.client.engine.getSSLParameters();
    parameters.setSignatureSchemes(new String[] {"ecdsa_secp384r1_sha384", "rsa_pss_rsae_sha256"});
    pair.client.engine.setSSLParameters(parameters);
    pair.handshake();
    assertThat(both.asked).containsExactly("server engine EC", "server engine RSA");
    assertThat(pair.client.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(RSA.certificate());
  }

  @Test
  void theKeyManagerSeesWhatTheClientAskedFor() throws SSLException {
    List<Object> seen = new ArrayList<>();
    FixedKeyManager manager =
        new FixedKeyManager(EC) {
          @Override
          public String chooseEngineServerAlias(
              String keyType, Principal[] issuers, SSLEngine engine) {
            ExtendedSSLSession session = (ExtendedSSLSession) engine.getHandshakeSession();
            seen.addAll(session.getRequestedServerNames());
            seen.add(session.getProtocol());
            seen.add(session.getCipherSuite());
            seen.add(engine.getHandshakeApplicationProtocol());
            assertThat(session.getPeerSupportedSignatureAlgorithms())
                .contains("SHA256withECDSA", "RSASSA-PSS");
            assertThat(issuers).isNull();
            return super.chooseEngineServerAlias(keyType, issuers, engine);
          }
        };
    EnginePair pair = pair(manager);
    for (EnginePeer peer : List.of(pair.client, pair.server)) {
      SSLParameters parameters = peer.engine.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      peer.engine.setSSLParameters(parameters);
    }
    pair.handshake();
    assertThat(seen)
        .containsExactly(
            new SNIHostName("test.example"), "TLSv1.3", "TLS_AES_128_GCM_SHA256", "h2");
  }

  @Test
  void inTls12AServerIsAskedForTheKeysOfOneSuiteAfterTheOther() throws SSLException {
    List<Object> seen = new ArrayList<>();
    FixedKeyManager manager =
        new FixedKeyManager(RSA) {
          @Override
          public String chooseEngineServerAlias(
              String keyType, Principal[] issuers, SSLEngine engine) {
            ExtendedSSLSession session = (ExtendedSSLSession) engine.getHandshakeSession();
            super.chooseEngineServerAlias(keyType, issuers, engine);
            seen.add(session.getProtocol());
            seen.addAll(session.getRequestedServerNames());
            assertThat(session.getPeerSupportedSignatureAlgorithms()).contains("SHA256withRSA");
            return keyType.equals("RSA") ? "fixed" : null;
          }
        };
    EnginePair pair = pair(manager).speaking("TLSv1.2").handshake();
    assertThat(manager.asked.getFirst()).isEqualTo("server engine EC");
    assertThat(manager.asked.getLast()).isEqualTo("server engine RSA");
    assertThat(seen).contains("TLSv1.2", new SNIHostName("test.example")).doesNotContain("NONE");
    assertThat(pair.server.engine.getSession().getCipherSuite()).startsWith("TLS_ECDHE_RSA_");
    assertThat(pair.client.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(RSA.certificate());
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, EC",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, RSA"
  })
  void inTls12TheSuiteDecidesWhichKeyServes(String suite, String type) throws SSLException {
    for (String algorithm : List.of("SunX509", "NewSunX509")) {
      KeyManager[] managers = TestIdentity.keyManagers(algorithm, RSA, EC);
      EnginePair pair =
          EnginePair.of(Contexts.HANDFAST.anonymous(), Contexts.HANDFAST.with(managers));
      pair.client.engine.setEnabledCipherSuites(new String[] {suite});
      pair.handshake();
      assertThat(pair.client.engine.getSession().getPeerCertificates()[0].getPublicKey())
          .extracting(Key::getAlgorithm)
          .isEqualTo(type);
    }
  }

  @Test
  void inTls12AClientIsAskedForTheKindsThatTheServerTakes() throws SSLException {
    FixedKeyManager manager = new FixedKeyManager(RSA);
    SSLContext client =
        Contexts.HANDFAST.with(new KeyManager[] {manager}, TestCa.TRUSTED.trustManagers());
    for (Contexts servers : Contexts.values()) {
      manager.asked.clear();
      EnginePair pair = EnginePair.of(client, servers.localhost()).speaking("TLSv1.2");
      pair.server.engine.setNeedClientAuth(true);
      pair.handshake();
      assertThat(manager.asked).hasSize(1);
      assertThat(manager.asked.getFirst()).startsWith("client engine [EC").contains("RSA");
      assertThat(pair.server.engine.getSession().getPeerCertificates()[0])
          .isEqualTo(RSA.certificate());
    }
  }

  @Test
  void aClientIsAskedOnceForAllKindsAndToldTheAuthorities() throws SSLException {
    List<Principal> told = new ArrayList<>();
    FixedKeyManager manager =
        new FixedKeyManager(RSA) {
          @Override
          public String chooseEngineClientAlias(
              String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            told.addAll(List.of(issuers));
            return super.chooseEngineClientAlias(keyTypes, issuers, engine);
          }
        };
    SSLContext client =
        Contexts.HANDFAST.with(new KeyManager[] {manager}, TestCa.TRUSTED.trustManagers());
    EnginePair pair = EnginePair.of(client, Contexts.HANDFAST.localhost());
    pair.server.engine.setNeedClientAuth(true);
    pair.handshake();
    assertThat(manager.asked).hasSize(1);
    assertThat(manager.asked.getFirst()).startsWith("client engine [EC").contains("RSA");
    assertThat(told).containsExactly(TestCa.TRUSTED.certificate().getSubjectX500Principal());
    assertThat(pair.server.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(RSA.certificate());
  }

  @Test
  void aPlainKeyManagerServesEnginesToo() throws SSLException {
    EnginePair pair = pair(new PlainKeyManager(EC));
    pair.handshake();
    assertThat(pair.server.finishedResults()).isEqualTo(1);
  }

  @Test
  void aServerWithoutAnyKeyEndsTheHandshake() {
    EnginePair pair = EnginePair.of(Contexts.HANDFAST.anonymous(), Contexts.HANDFAST.anonymous());
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::handshake)
        .withMessageContaining("certificate");
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::settle)
        .withMessageContaining("handshake_failure");
  }

  @Test
  void aKeyThatNobodyCanSignWithEndsTheHandshakeInOrder() throws SSLException {
    // As a key in a device whose provider is gone.
    TestIdentity opaque = new TestIdentity(new OpaqueKey(), EC.certificates());
    EnginePair pair = pair(new FixedKeyManager(opaque));
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(pair::handshake);
    while (pair.server.engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      pair.server.wrap(ByteBuffer.allocate(0), pair.client);
    }
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(
            () -> {
              while (pair.client.step(pair.server)) {}
            })
        .withMessageContaining("internal_error");
  }

  @Test
  void oneChainIsEncodedOnce() throws GeneralSecurityException {
    IdentityCache<Credential> cache =
        new IdentityCache<>((key, chain) -> Identity.signing(key, chain, Providers.installed()));
    Identity<Credential> first = cache.identity(EC.key(), EC.certificates());
    assertThat(cache.identity(EC.key(), EC.certificates())).isSameAs(first);
    assertThat(cache.identity(RSA.key(), RSA.certificates())).isNotSameAs(first);
  }

  private static EnginePair handshake(KeyManager manager) throws SSLException {
    return pair(manager).handshake();
  }

  private static EnginePair pair(KeyManager manager) {
    return EnginePair.of(
        Contexts.HANDFAST.anonymous(),
        Contexts.HANDFAST.with(new KeyManager[] {manager}, TestCa.TRUSTED.trustManagers()));
  }

  private static final class OpaqueKey implements PrivateKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }

  /// A key manager of the sort that knows no engines.
  private record PlainKeyManager(TestIdentity identity) implements X509KeyManager {
    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return keyType.equals("EC") ? "plain" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return identity.chain();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return identity.key();
    }
  }
}
