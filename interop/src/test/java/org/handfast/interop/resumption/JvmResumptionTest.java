package org.handfast.interop.resumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.fixture.Together;
import org.handfast.interop.peer.ConscryptPeer;
import org.handfast.interop.peer.JssePeer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sessions between other stacks of the JVM and us.
@Timeout(60)
final class JvmResumptionTest {
  enum Stack {
    JDK,
    CONSCRYPT;

    SSLContext context(Terms terms) {
      return switch (this) {
        case JDK -> new JssePeer(Security.getProvider("SunJSSE")).context(terms);
        case CONSCRYPT -> new ConscryptPeer().context(terms);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("their client resumes")
  void theirClientResumes(Stack stack) throws Exception {
    SSLContext context = stack.context(Terms.anonymous());
    try (Visited server = new Visited(Visited.builder())) {
      SSLSession first = visit(context, server);
      assertThat(server.next().negotiated().isResumed()).isFalse();
      SSLSession second = visit(context, server);
      assertThat(server.next().negotiated().isResumed()).isTrue();
      // A session that is made anew has a time of its own.
      assertThat(second.getCreationTime()).isEqualTo(first.getCreationTime());
    }
  }

  // Conscrypt's server sends no tickets under TLS 1.3, to anybody.
  @ParameterizedTest
  @EnumSource(names = "JDK")
  @DisplayName("our client resumes")
  void ourClientResumes(Stack stack) throws Exception {
    SSLContext context =
        stack.context(Terms.presenting(TestCertificates.shared().leaf(KeyKind.P256)));
    TlsClient client = Ours.client();
    List<Boolean> resumed = new ArrayList<>();
    List<Long> created = new ArrayList<>();
    try (SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 2; i++) {
        Together<SSLSession> theirs = Together.begin(() -> greet(listener));
        resumed.add(Ours.visit(client, listener.getLocalPort()).isResumed());
        created.add(theirs.join().getCreationTime());
      }
    }
    assertThat(resumed).containsExactly(false, true);
    assertThat(created.getLast()).isEqualTo(created.getFirst());
  }

  private static SSLSession visit(SSLContext context, Visited server) throws IOException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, Ours.NAME, server.port(), true)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.3"});
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo(Visited.GREETING);
      return socket.getSession();
    }
  }

  private static SSLSession greet(SSLServerSocket listener) throws IOException {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.3"});
      socket.getOutputStream().write(1);
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("late\n");
      return socket.getSession();
    }
  }
}
