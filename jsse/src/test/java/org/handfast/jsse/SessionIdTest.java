package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions of TLS 1.2 that go by an id, since the JDK's side wants no tickets (RFC 5246 7.4.1.2).
final class SessionIdTest {
  private final SSLContext servers = Contexts.HANDFAST.localhost();
  private final SSLContext clients =
      withoutTickets("client", () -> Contexts.JDK.with(new KeyManager[0], trust()));

  @Test
  void bothSidesTellTheSameIdAndTheServerResumesIt() throws SSLException {
    EnginePair first = pair().handshake();
    SSLSession earlier = first.server.engine.getSession();
    assertThat(earlier.getId()).hasSize(32).isEqualTo(first.client.engine.getSession().getId());
    earlier.putValue("cart", "full");
    EnginePair second = pair().handshake();
    SSLSession later = second.server.engine.getSession();
    assertThat(later.getId()).isEqualTo(earlier.getId());
    assertThat(second.client.engine.getSession().getId()).isEqualTo(earlier.getId());
    assertThat(later.getCreationTime()).isEqualTo(earlier.getCreationTime());
    assertThat(later.getValue("cart")).isEqualTo("full");
    assertThat(later.getCipherSuite()).isEqualTo(earlier.getCipherSuite());
    assertThat(later.getLocalCertificates()).isEqualTo(earlier.getLocalCertificates());
    SSLSessionContext listed = servers.getServerSessionContext();
    assertThat(Collections.list(listed.getIds())).containsExactly(earlier.getId());
    assertThat(listed.getSession(earlier.getId())).isSameAs(later);
    second.client.send(new byte[] {1, 2, 3}, second.server);
    assertThat(second.server.received.toByteArray()).containsExactly(1, 2, 3);
  }

  @Test
  void anInvalidSessionIsNotResumed() throws SSLException {
    SSLSession first = session(pair());
    first.invalidate();
    assertThat(servers.getServerSessionContext().getSession(first.getId())).isNull();
    SSLSession second = session(pair());
    assertThat(second.getId()).isNotEqualTo(first.getId());
    assertThat(second.isValid()).isTrue();
  }

  @Test
  void aSessionThatIsFoundByItsIdCanBeInvalidated() throws SSLException {
    byte[] id = session(pair()).getId();
    servers.getServerSessionContext().getSession(id).invalidate();
    assertThat(session(pair()).getId()).isNotEqualTo(id);
  }

  @Test
  void sessionsPastTheTimeoutAreNotResumed() throws SSLException {
    byte[] id = session(pair()).getId();
    servers.getServerSessionContext().setSessionTimeout(1);
    while (servers.getServerSessionContext().getSession(id) != null) {
      Thread.onSpinWait();
    }
    assertThat(session(pair()).getId()).isNotEqualTo(id);
  }

  @Test
  void noMoreAreKeptThanTheListHolds() throws SSLException {
    servers.getServerSessionContext().setSessionCacheSize(1);
    byte[] first = session(pair()).getId();
    SSLContext others =
        withoutTickets("client", () -> Contexts.JDK.with(new KeyManager[0], trust()));
    session(EnginePair.of(others, servers).speaking("TLSv1.2"));
    assertThat(session(pair()).getId()).isNotEqualTo(first);
  }

  @Test
  void aConnectionThatFailsTakesItsSessionAlong() throws SSLException {
    EnginePair first = pair().handshake();
    byte[] id = first.server.engine.getSession().getId();
    first.client.engine.closeOutbound();
    byte[] forged = {23, 3, 3, 0, 30};
    first.server.deliver(ByteBuffer.allocate(35).put(forged).rewind());
    assertThatExceptionOfType(SSLException.class).isThrownBy(first.server::unwrap);
    assertThat(session(pair()).getId()).isNotEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theClientResumesByTheServersId(boolean invalid) throws SSLException {
    SSLContext ours = Contexts.HANDFAST.anonymous();
    SSLContext jdk = withoutTickets("server", Contexts.JDK::localhost);
    EnginePair first = EnginePair.of(ours, jdk).speaking("TLSv1.2").handshake();
    SSLSession earlier = first.client.engine.getSession();
    assertThat(earlier.getId()).isEqualTo(first.server.engine.getSession().getId());
    earlier.putValue("cart", "full");
    if (invalid) {
      earlier.invalidate();
    }
    EnginePair second = EnginePair.of(ours, jdk).speaking("TLSv1.2").handshake();
    SSLSession later = second.client.engine.getSession();
    assertThat(later.getId()).isEqualTo(second.server.engine.getSession().getId());
    assertThat(later.getValue("cart")).isEqualTo(invalid ? null : "full");
    assertThat(later.getPeerCertificates()).isEqualTo(earlier.getPeerCertificates());
    assertThat(ours.getClientSessionContext().getSession(later.getId())).isSameAs(later);
  }

  private EnginePair pair() {
    return EnginePair.of(clients, servers).speaking("TLSv1.2");
  }

  private static SSLSession session(EnginePair pair) throws SSLException {
    return pair.handshake().server.engine.getSession();
  }

  private static TrustManager[] trust() {
    return TestCa.TRUSTED.trustManagers();
  }

  /// A context of the JDK's, which reads the property when it is made.
  private static SSLContext withoutTickets(String side, Supplier<SSLContext> maker) {
    String property = "jdk.tls." + side + ".enableSessionTicketExtension";
    String before = System.getProperty(property);
    System.setProperty(property, "false");
    try {
      return maker.get();
    } finally {
      if (before == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, before);
      }
    }
  }
}
