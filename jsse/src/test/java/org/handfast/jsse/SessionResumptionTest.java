package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class SessionResumptionTest {
  @Parameter String protocol;

  private final CountingTrust trust = new CountingTrust();
  private final SSLContext clients = Contexts.HANDFAST.with(new KeyManager[0], trust);
  private final SSLContext servers = Contexts.HANDFAST.localhost();

  @Test
  void theSecondConnectionToAPeerResumesTheFirst() throws SSLException {
    EnginePair first = pair().handshake();
    assertThat(trust.checks).hasValue(1);
    EnginePair second = pair().handshake();
    assertThat(trust.checks).hasValue(1);
    for (boolean client : new boolean[] {true, false}) {
      SSLSession earlier = session(first, client);
      SSLSession later = session(second, client);
      assertThat(later.getId()).isEqualTo(earlier.getId()).hasSize(32);
      assertThat(later.getCreationTime()).isEqualTo(earlier.getCreationTime());
      assertThat(later.getLastAccessedTime()).isGreaterThanOrEqualTo(earlier.getCreationTime());
      assertThat(later.getCipherSuite()).isEqualTo(earlier.getCipherSuite());
      assertThat(later.getLocalCertificates()).isEqualTo(earlier.getLocalCertificates());
      assertThat(later.getLocalPrincipal()).isEqualTo(earlier.getLocalPrincipal());
    }
    SSLSession later = session(second, true);
    assertThat(later.getPeerCertificates())
        .isInstanceOf(X509Certificate[].class)
        .isEqualTo(session(first, true).getPeerCertificates());
    assertThat(later.getPeerPrincipal()).isEqualTo(session(first, true).getPeerPrincipal());
    second.client.send(new byte[] {1, 2, 3}, second.server);
    assertThat(second.server.received.toByteArray()).containsExactly(1, 2, 3);
  }

  @Test
  void finishedIsReportedOnceOnEachSideOfAResumedHandshake() throws SSLException {
    pair().handshake();
    EnginePair second = pair().handshake();
    assertThat(second.client.finishedResults()).isEqualTo(1);
    assertThat(second.server.finishedResults()).isEqualTo(1);
  }

  @Test
  void valuesAreThereAgain() throws SSLException {
    EnginePair first = pair().handshake();
    session(first, true).putValue("cart", "full");
    session(first, false).putValue("sniHost", "test.example");
    EnginePair second = pair().handshake();
    assertThat(session(second, true).getValue("cart")).isEqualTo("full");
    assertThat(session(second, false).getValue("sniHost")).isEqualTo("test.example");
  }

  @Test
  void aResumedSessionIsListedOnce() throws SSLException {
    byte[] id = session(pair().handshake(), false).getId();
    SSLSession second = session(pair().handshake(), false);
    assertThat(Collections.list(servers.getServerSessionContext().getIds())).containsExactly(id);
    assertThat(servers.getServerSessionContext().getSession(id)).isSameAs(second);
  }

  @Test
  void anInvalidSessionIsNotResumedByTheClient() throws SSLException {
    session(pair().handshake(), true).invalidate();
    pair().handshake();
    assertThat(trust.checks).hasValue(2);
  }

  @Test
  void anInvalidSessionIsNotResumedByTheServer() throws SSLException {
    EnginePair first = pair().handshake();
    session(first, false).invalidate();
    EnginePair second = pair().handshake();
    assertThat(trust.checks).hasValue(2);
    assertThat(session(second, false).getId()).isNotEqualTo(session(first, false).getId());
    assertThat(session(second, false).isValid()).isTrue();
  }

  @Test
  void anotherPortIsAnotherPeer() throws SSLException {
    pair().handshake();
    SSLEngine other = clients.createSSLEngine("test.example", 8443);
    other.setUseClientMode(true);
    new EnginePair(other, Contexts.server(servers)).speaking(protocol).handshake();
    assertThat(trust.checks).hasValue(2);
  }

  @Test
  void aPeerWhoseNameWasNotCheckedIsCheckedInFull() throws SSLException {
    pair().handshake();
    EnginePair strict = pair();
    SSLParameters parameters = strict.client.engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    strict.client.engine.setSSLParameters(parameters);
    strict.handshake();
    assertThat(trust.checks).hasValue(2);
  }

  @Test
  void anEngineWithoutAPeerResumesNothing() throws SSLException {
    for (int i = 1; i <= 2; i++) {
      SSLEngine nameless = clients.createSSLEngine();
      nameless.setUseClientMode(true);
      new EnginePair(nameless, Contexts.server(servers)).speaking(protocol).handshake();
      assertThat(trust.checks).hasValue(i);
    }
  }

  @Test
  void sessionsPastTheTimeoutAreNotResumed() throws Exception {
    EnginePair first = pair().handshake();
    clients.getClientSessionContext().setSessionTimeout(1);
    // The list has the same clock: when it forgets, so do the tickets.
    byte[] id = session(first, true).getId();
    while (clients.getClientSessionContext().getSession(id) != null) {
      Thread.onSpinWait();
    }
    pair().handshake();
    assertThat(trust.checks).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSessionThatIsResumedAgainAndAgainStillEnds(boolean byClient) throws SSLException {
    SSLSessionContext bounds =
        byClient ? clients.getClientSessionContext() : servers.getServerSessionContext();
    bounds.setSessionTimeout(1);
    long begin = System.nanoTime();
    do {
      pair().handshake();
    } while (trust.checks.get() == 1 && System.nanoTime() - begin < 20_000_000_000L);
    assertThat(trust.checks).hasValue(2);
  }

  @Test
  void theClientsCertificateIsKnownAgain() throws SSLException {
    CountingTrust ofServer = new CountingTrust();
    SSLContext both =
        Contexts.HANDFAST.with(
            TestCa.TRUSTED.localhost(KeyKind.P256).keyManagers(), TestCa.TRUSTED.trustManagers());
    SSLContext asking =
        Contexts.HANDFAST.with(TestCa.TRUSTED.localhost(KeyKind.P256).keyManagers(), ofServer);
    SSLSession[] sessions = new SSLSession[2];
    for (int i = 0; i < 2; i++) {
      EnginePair pair = EnginePair.of(both, asking).speaking(protocol);
      pair.server.engine.setNeedClientAuth(true);
      pair.handshake();
      sessions[i] = pair.server.engine.getSession();
      assertThat(pair.client.engine.getSession().getLocalCertificates()).isNotNull();
    }
    assertThat(ofServer.checks).hasValue(1);
    assertThat(sessions[1].getPeerCertificates()).isEqualTo(sessions[0].getPeerCertificates());
  }

  @Test
  void aClientThatMayNotCreateASessionResumesOrFails() throws SSLException {
    EnginePair without = pair();
    without.client.engine.setEnableSessionCreation(false);
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(without::handshake);
    pair().handshake();
    EnginePair with = pair();
    with.client.engine.setEnableSessionCreation(false);
    with.handshake();
    assertThat(session(with, true).isValid()).isTrue();
    // The server has forgotten: the client must not fall back to a full handshake.
    EnginePair forgotten = EnginePair.of(clients, Contexts.HANDFAST.localhost()).speaking(protocol);
    forgotten.client.engine.setEnableSessionCreation(false);
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(forgotten::handshake);
  }

  @Test
  void aServerThatMayNotCreateASessionResumesOrFails() throws SSLException {
    EnginePair without = pair();
    without.server.engine.setEnableSessionCreation(false);
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(without::handshake);
    pair().handshake();
    EnginePair with = pair();
    with.server.engine.setEnableSessionCreation(false);
    with.handshake();
    assertThat(session(with, false).isValid()).isTrue();
  }

  @Test
  void itWorksWithTheStackOfTheJdkInBothRoles() throws SSLException {
    SSLContext jdkServers = Contexts.JDK.localhost();
    for (int i = 1; i <= 2; i++) {
      EnginePair.of(clients, jdkServers).speaking(protocol).handshake();
    }
    assertThat(trust.checks).hasValue(1);
    CountingTrust theirs = new CountingTrust();
    SSLContext jdk = Contexts.JDK.with(new KeyManager[0], theirs);
    for (int i = 1; i <= 2; i++) {
      EnginePair.of(jdk, servers).speaking(protocol).handshake();
    }
    assertThat(theirs.checks).hasValue(1);
  }

  /// In TLS 1.3 each has used up a ticket of its own (RFC 9846 C.4).
  @Test
  void connectionsThatBeginTogetherResumeToo() throws SSLException {
    pair().handshake();
    EnginePair[] together = {pair(), pair()};
    for (EnginePair each : together) {
      each.client.wrap(ByteBuffer.allocate(0), each.server);
    }
    for (EnginePair each : together) {
      each.handshake();
    }
    assertThat(trust.checks).hasValue(1);
    assertThat(session(together[0], true).getId()).isEqualTo(session(together[1], true).getId());
  }

  private EnginePair pair() {
    return EnginePair.of(clients, servers).speaking(protocol);
  }

  private static SSLSession session(EnginePair pair, boolean client) {
    return (client ? pair.client : pair.server).engine.getSession();
  }

  /// Trusts [TestCa#TRUSTED], and counts how often it is asked.
  private static final class CountingTrust extends X509ExtendedTrustManager {
    final AtomicInteger checks = new AtomicInteger();
    private final X509TrustManager below;

    CountingTrust() {
      TrustManager one = TestCa.TRUSTED.trustManagers()[0];
      below = (X509TrustManager) one;
    }

    private void check(X509Certificate[] chain, String type, boolean client) {
      checks.incrementAndGet();
      try {
        if (client) {
          below.checkClientTrusted(chain, type);
        } else {
          below.checkServerTrusted(chain, type);
        }
      } catch (CertificateException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      check(chain, type, true);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      check(chain, type, false);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      check(chain, type, true);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      check(chain, type, false);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      check(chain, type, true);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      check(chain, type, false);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return below.getAcceptedIssuers();
    }
  }
}
