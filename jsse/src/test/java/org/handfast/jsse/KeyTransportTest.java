package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// RSA key transport, which the JDK disables: the program runs where it is not.
final class KeyTransportTest {
  private static final String ALL_BUT_KEY_TRANSPORT = "SSLv3, TLSv1, TLSv1.1, anon, NULL";

  @Test
  void whereItIsNotDisabled(@TempDir Path folder) throws Exception {
    assertThat(OtherJvm.run(folder, ALL_BUT_KEY_TRANSPORT, Program.class))
        .contains("TLS_RSA_* suites are left out")
        .endsWith("done" + System.lineSeparator());
  }

  @Test
  void whereItIsDisabledNothingIsLeft() {
    SSLEngine engine = Contexts.client(Contexts.HANDFAST.anonymous());
    engine.setEnabledCipherSuites(Program.suites());
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(engine::beginHandshake)
        .withMessageContaining("cipher suite");
  }

  /// Runs in a JVM of its own.
  static final class Program {
    private static final TestIdentity RSA = TestCa.TRUSTED.localhost(KeyKind.RSA);
    private static final TestIdentity EC = TestCa.TRUSTED.localhost(KeyKind.P256);
    private static final String ECDHE_RSA = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    private static final String ECDHE_ECDSA = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";

    private Program() {}

    public static void main(String[] args) throws SSLException {
      for (String suite : suites()) {
        connect(Contexts.HANDFAST, Contexts.HANDFAST, suite);
        connect(Contexts.HANDFAST, Contexts.JDK, suite);
        connect(Contexts.JDK, Contexts.HANDFAST, suite);
      }
      theTrustManagerIsToldOfTheKeyExchange();
      aSessionIsResumed();
      anotherKeyMaySign();
      theKeyThatSignsDoesNotDecrypt();
      theFirstUseOfAKeyDecides(true);
      theFirstUseOfAKeyDecides(false);
      System.out.println("done");
    }

    static String[] suites() {
      return SuiteNames.SUPPORTED.stream()
          .filter(KeyTransport::isKeyTransport)
          .map(Object::toString)
          .toArray(String[]::new);
    }

    private static void connect(Contexts clients, Contexts servers, String suite)
        throws SSLException {
      EnginePair pair =
          EnginePair.of(clients.anonymous(), servers.localhost(KeyKind.RSA)).speaking("TLSv1.2");
      pair.client.engine.setEnabledCipherSuites(new String[] {suite});
      pair.server.engine.setEnabledCipherSuites(new String[] {suite});
      pair.handshake();
      byte[] large = new byte[40_000];
      Arrays.fill(large, (byte) 7);
      pair.client.send(large, pair.server);
      pair.server.send(large, pair.client);
      assertThat(pair.server.received.toByteArray()).isEqualTo(large);
      assertThat(pair.client.received.toByteArray()).isEqualTo(large);
      assertThat(pair.server.engine.getSession().getCipherSuite()).isEqualTo(suite);
      assertThat(pair.server.engine.getSession().getLocalCertificates()).startsWith(RSA.chain());
      assertThat(pair.client.engine.getSession().getPeerCertificates()).startsWith(RSA.chain());
    }

    private static void theTrustManagerIsToldOfTheKeyExchange() throws SSLException {
      List<String> types = new ArrayList<>();
      var curious =
          new TrustTest.LaxTrustManager() {
            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
              types.add(type);
            }
          };
      EnginePair pair =
          EnginePair.of(
              Contexts.HANDFAST.with(new KeyManager[0], curious),
              Contexts.HANDFAST.localhost(KeyKind.RSA));
      pair.client.engine.setEnabledCipherSuites(suites());
      pair.server.engine.setEnabledCipherSuites(suites());
      pair.handshake();
      assertThat(types).containsExactly("RSA");
    }

    private static void aSessionIsResumed() throws SSLException {
      SSLContext clients = Contexts.HANDFAST.anonymous();
      SSLContext servers = Contexts.HANDFAST.localhost(KeyKind.RSA);
      SSLSession[] sessions = new SSLSession[2];
      for (int i = 0; i < 2; i++) {
        EnginePair pair = EnginePair.of(clients, servers);
        pair.client.engine.setEnabledCipherSuites(suites());
        pair.server.engine.setEnabledCipherSuites(suites());
        sessions[i] = pair.handshake().server.engine.getSession();
        assertThat(sessions[i].getLocalCertificates()).startsWith(RSA.chain());
      }
      assertThat(sessions[1].getId()).isEqualTo(sessions[0].getId());
    }

    private static void anotherKeyMaySign() throws SSLException {
      SSLContext both = Contexts.HANDFAST.with(TestIdentity.keyManagers(RSA, EC));
      String[] offered =
          Stream.concat(Stream.of(ECDHE_ECDSA), Stream.of(suites())).toArray(String[]::new);
      for (boolean ephemeral : new boolean[] {true, false}) {
        EnginePair pair = EnginePair.of(Contexts.HANDFAST.anonymous(), both);
        pair.client.engine.setEnabledCipherSuites(ephemeral ? offered : suites());
        pair.server.engine.setEnabledCipherSuites(offered);
        pair.handshake();
        assertThat(pair.server.engine.getSession().getLocalCertificates())
            .startsWith(ephemeral ? EC.chain() : RSA.chain());
      }
    }

    private static void theKeyThatSignsDoesNotDecrypt() throws SSLException {
      SSLContext servers = Contexts.HANDFAST.localhost(KeyKind.RSA);
      for (String signing : List.of(ECDHE_RSA, "TLS_AES_128_GCM_SHA256")) {
        String[] offered =
            Stream.concat(Stream.of(suites()), Stream.of(signing)).toArray(String[]::new);
        EnginePair strict = EnginePair.of(Contexts.JDK.anonymous(), servers);
        strict.client.engine.setEnabledCipherSuites(suites());
        strict.server.engine.setEnabledCipherSuites(offered);
        assertThatExceptionOfType(SSLHandshakeException.class)
            .isThrownBy(strict::handshake)
            .withMessageContaining("no common");
        EnginePair pair = EnginePair.of(Contexts.JDK.anonymous(), servers);
        pair.client.engine.setEnabledCipherSuites(offered);
        pair.server.engine.setEnabledCipherSuites(offered);
        assertThat(pair.handshake().server.engine.getSession().getCipherSuite()).isEqualTo(signing);
      }
    }

    private static void theFirstUseOfAKeyDecides(boolean decrypting) throws SSLException {
      SSLContext servers = Contexts.HANDFAST.localhost(KeyKind.RSA);
      for (boolean first : new boolean[] {true, false}) {
        EnginePair pair = EnginePair.of(Contexts.HANDFAST.anonymous(), servers);
        if (first == decrypting) {
          pair.client.engine.setEnabledCipherSuites(suites());
          pair.server.engine.setEnabledCipherSuites(suites());
        }
        if (first) {
          pair.handshake();
        } else {
          assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(pair::handshake);
        }
      }
    }
  }
}
