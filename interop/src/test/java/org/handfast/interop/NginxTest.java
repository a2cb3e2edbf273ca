package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.config.Policy;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.Nginx;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our client gets a page from nginx, which writes into it what it thinks was negotiated.
@Needs(PeerProgram.NGINX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NginxTest {
  private final TestCertificates certificates = TestCertificates.shared();
  private final TlsClient client =
      TlsClient.trusting(certificates.trust()).anonymous().applicationProtocols("http/1.1");
  private final Abilities abilities = Abilities.classic();

  @DisplayName("our client at nginx")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("parameters")
  void agrees(CipherSuite suite, NamedGroup group) throws Exception {
    Policy policy = Policy.MODERN_2026.withSuites(List.of(suite)).withGroups(List.of(group));
    try (Nginx nginx = Nginx.start(certificates.leaf(KeyKind.P256))) {
      assertThat(page(nginx, client.policy(policy)))
          .contains("HTTP/1.1 200 OK")
          .contains("HTTP/1.1 " + suite + " " + name(group) + " localhost NONE");
    }
  }

  @DisplayName("nginx proves itself, and our client does")
  @ParameterizedTest(name = "with a key of {0}")
  @MethodSource("keys")
  void provesItself(KeyKind kind) throws Exception {
    TlsClient identified =
        TlsClient.trusting(certificates.trust())
            .identifiedBy(certificates.leaf(kind).credentials());
    try (Nginx nginx = Nginx.start(certificates.leaf(kind))) {
      assertThat(page(nginx, identified)).contains(" localhost SUCCESS");
    }
  }

  Stream<Object[]> parameters() {
    return abilities.suites().stream()
        .flatMap(suite -> abilities.groups().stream().map(group -> new Object[] {suite, group}));
  }

  Set<KeyKind> keys() {
    return abilities.presents();
  }

  private static String page(Nginx nginx, TlsClient client) throws IOException {
    try (TlsChannel channel = client.connect("localhost", nginx.port())) {
      String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      channel.output().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(channel.input().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// As OpenSSL calls it.
  private static String name(NamedGroup group) {
    return group.toString().replace("x25519", "X25519").replace("secp256r1", "prime256v1");
  }
}
