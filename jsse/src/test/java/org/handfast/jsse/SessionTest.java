package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionBindingEvent;
import javax.net.ssl.SSLSessionBindingListener;
import javax.net.ssl.SSLSessionContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class SessionTest {
  @Parameter String protocol;

  @Test
  void theNullSessionAnswersEveryQuestion() {
    ExtendedSSLSession session =
        (ExtendedSSLSession) Contexts.client(Contexts.HANDFAST.anonymous()).getSession();
    assertThat(session.getId()).isEmpty();
    assertThat(session.getSessionContext()).isNull();
    assertThat(session.getLocalCertificates()).isNull();
    assertThat(session.getLocalPrincipal()).isNull();
    assertThat(session.getRequestedServerNames()).isEmpty();
    assertThat(session.getStatusResponses()).isEmpty();
    assertThat(session.getLocalSupportedSignatureAlgorithms()).isEmpty();
    assertThat(session.getPeerHost()).isEqualTo("test.example");
    assertThatExceptionOfType(SSLPeerUnverifiedException.class)
        .isThrownBy(session::getPeerCertificates);
    assertThatExceptionOfType(SSLPeerUnverifiedException.class)
        .isThrownBy(session::getPeerPrincipal);
    session.putValue("name", "value");
    assertThat(session.getValueNames()).containsExactly("name");
    session.invalidate();
  }

  @Test
  void beforeTheHandshakeIsDoneTheSessionIsTheNullSession() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    pair.client.engine.beginHandshake();
    assertThat(pair.client.engine.getSession().isValid()).isFalse();
    assertThat(pair.client.engine.getHandshakeSession()).isNotNull();
    pair.handshake();
    assertThat(pair.client.engine.getSession().isValid()).isTrue();
    assertThat(pair.client.engine.getHandshakeSession()).isNull();
  }

  @Test
  void aFailedHandshakeLeavesTheNullSession() {
    EnginePair pair =
        EnginePair.of(
                Contexts.HANDFAST.with(new KeyManager[0], TestCa.STRANGER.trustManagers()),
                Contexts.HANDFAST.localhost())
            .speaking(protocol);
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair::handshake);
    assertThat(pair.client.engine.getSession().getCipherSuite())
        .isEqualTo("SSL_NULL_WITH_NULL_NULL");
    assertThat(pair.client.engine.getHandshakeSession()).isNull();
  }

  @Test
  void whatAKeyManagerBindsToTheHandshakesSessionIsInTheFinalOne() throws SSLException {
    List<String> events = new ArrayList<>();
    SSLSessionBindingListener value = new Noting(events);
    FixedKeyManager binding =
        new FixedKeyManager(TestCa.TRUSTED.localhost(KeyKind.P256)) {
          @Override
          public String chooseEngineServerAlias(
              String keyType, Principal[] issuers, SSLEngine engine) {
            engine.getHandshakeSession().putValue("host", value);
            return super.chooseEngineServerAlias(keyType, issuers, engine);
          }
        };
    EnginePair pair =
        EnginePair.of(
                Contexts.HANDFAST.anonymous(),
                Contexts.HANDFAST.with(new KeyManager[] {binding}, TestCa.TRUSTED.trustManagers()))
            .speaking(protocol);
    pair.handshake();
    SSLSession session = pair.server.engine.getSession();
    assertThat(session.getValue("host")).isSameAs(value);
    session.removeValue("host");
    assertThat(events).containsExactly("bound host", "unbound host");
    assertThat(session.getValue("host")).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> session.putValue(null, "value"));
    assertThatIllegalArgumentException().isThrownBy(() -> session.putValue("name", null));
  }

  @Test
  void certificatesAreCopiesOfTheRightRuntimeType() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    SSLSession client = pair.client.engine.getSession();
    X509Certificate[] peers = (X509Certificate[]) client.getPeerCertificates();
    assertThat(peers).containsExactly(TestCa.TRUSTED.localhost(KeyKind.P256).chain());
    peers[0] = null;
    assertThat(client.getPeerCertificates()[0]).isNotNull();
    SSLSession server = pair.server.engine.getSession();
    assertThat(server.getLocalCertificates())
        .isInstanceOf(X509Certificate[].class)
        .containsExactly(TestCa.TRUSTED.localhost(KeyKind.P256).chain());
    assertThat(server.getLocalPrincipal())
        .isEqualTo(client.getPeerPrincipal())
        .isEqualTo(TestCa.TRUSTED.localhost(KeyKind.P256).certificate().getSubjectX500Principal());
    assertThat(client.getLocalCertificates()).isNull();
  }

  @Test
  void aSessionIsListedUnderItsIdUntilItIsInvalid() throws SSLException {
    SSLContext context = Contexts.HANDFAST.localhost();
    EnginePair pair =
        EnginePair.of(Contexts.HANDFAST.anonymous(), context).speaking(protocol).handshake();
    SSLSession session = pair.server.engine.getSession();
    SSLSessionContext sessions = context.getServerSessionContext();
    assertThat(session.getSessionContext()).isSameAs(sessions);
    assertThat(session.getId()).hasSize(32);
    assertThat(sessions.getSession(session.getId())).isSameAs(session);
    assertThat(Collections.list(sessions.getIds())).containsExactly(session.getId());
    assertThat(Collections.list(context.getClientSessionContext().getIds())).isEmpty();
    session.invalidate();
    assertThat(session.isValid()).isFalse();
    assertThat(sessions.getSession(session.getId())).isNull();
  }

  @Test
  void theListKeepsTheLatestSessionsUpToItsSize() throws SSLException {
    SSLContext context = Contexts.HANDFAST.localhost();
    SSLSessionContext sessions = context.getServerSessionContext();
    assertThat(sessions.getSessionCacheSize()).isEqualTo(20_480);
    assertThat(sessions.getSessionTimeout()).isEqualTo(86_400);
    sessions.setSessionCacheSize(2);
    List<byte[]> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      EnginePair pair =
          EnginePair.of(Contexts.HANDFAST.anonymous(), context).speaking(protocol).handshake();
      ids.add(pair.server.engine.getSession().getId());
    }
    assertThat(Collections.list(sessions.getIds())).containsExactly(ids.get(1), ids.get(2));
    sessions.setSessionCacheSize(1);
    assertThat(Collections.list(sessions.getIds())).containsExactly(ids.get(2));
    sessions.setSessionTimeout(0);
    assertThat(sessions.getSession(ids.get(2))).isNotNull();
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.setSessionCacheSize(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.setSessionTimeout(-1));
  }

  private record Noting(List<String> events) implements SSLSessionBindingListener {
    @Override
    public void valueBound(SSLSessionBindingEvent event) {
      events.add("bound " + event.getName());
    }

    @Override
    public void valueUnbound(SSLSessionBindingEvent event) {
      events.add("unbound " + event.getName());
    }
  }
}
