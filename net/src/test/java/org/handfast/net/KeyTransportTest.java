package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.Policy;
import org.handfast.pki.Trust;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RSA key transport under the classic policy, and one key for one use.
@Timeout(60)
final class KeyTransportTest {
  private static final Policy CLASSIC = Policy.CLASSIC_2026;
  private static final Policy TRANSPORT_ALONE =
      CLASSIC.withSuites(CLASSIC.suites().stream().filter(CipherSuite::isKeyTransport).toList());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_RSA_WITH_AES_256_CBC_SHA"
      })
  void aServerHasASecondKeyForIt(String name) throws IOException {
    try (TlsServer server =
        Peers.server()
            .policy(CLASSIC)
            .keyTransport(Peers.identity("key-transport"))
            .listen(Loopback.anyPort(), Loopback::echo)) {
      Negotiated known = echoed(client("key-transport").policy(only(name)), server);
      assertThat(known.suite()).contains(CipherSuite.named(name).orElseThrow());
      assertThat(known.group()).isEmpty();
      assertThat(known.peerScheme()).isEmpty();
      assertThat(known.hasExtendedMasterSecret()).isTrue();
      assertThat(known.hasEncryptThenMac()).isEqualTo(name.contains("CBC"));
      assertThat(known.peer().orElseThrow().endEntity())
          .isEqualTo(Peers.identity("key-transport").endEntity());
      assertThat(echoed(Peers.client().policy(CLASSIC), server).version())
          .contains(ProtocolVersion.TLS_1_3);
    }
  }

  @Test
  void withoutAKeyForItTheServerDoesNotTakeIt() throws IOException {
    try (TlsServer server =
        Peers.server().policy(CLASSIC).listen(Loopback.anyPort(), Loopback::echo)) {
      TlsClient client = Peers.client().policy(only("TLS_RSA_WITH_AES_128_GCM_SHA256"));
      assertThatExceptionOfType(TlsIOException.class)
          .isThrownBy(() -> echoed(client, server))
          .withMessageContaining("handshake_failure");
    }
  }

  @Test
  void theModernPolicyHasNoneWhateverTheKeys() throws IOException {
    try (TlsServer server =
        Peers.server()
            .keyTransport(Peers.identity("key-transport"))
            .listen(Loopback.anyPort(), Loopback::echo)) {
      TlsClient client = client("key-transport").policy(only("TLS_RSA_WITH_AES_128_GCM_SHA256"));
      assertThatExceptionOfType(TlsIOException.class).isThrownBy(() -> echoed(client, server));
    }
  }

  @Test
  void oneKeyForBothIsRefusedWithTheWaysOut() {
    TlsServerBuilder both =
        TlsServer.identifiedBy(Peers.identity("rsa")).keyTransport(Peers.identity("rsa"));
    for (Policy policy : List.of(CLASSIC, CLASSIC.withVersions(ProtocolVersion.TLS_1_2))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> both.policy(policy).listen(Loopback.anyPort(), Loopback::echo))
          .withMessageContainingAll(
              "give a second certificate",
              "switch TLS 1.3 and ECDHE off",
              "drop the TLS_RSA_* suites");
    }
  }

  @Test
  void eachOfTheWaysOutIsOne() throws IOException {
    TlsServerBuilder one = TlsServer.identifiedBy(Peers.identity("rsa"));
    TlsClient client = client("rsa").policy(CLASSIC);
    try (TlsServer second =
            TlsServer.identifiedBy(Peers.identity("rsa"))
                .keyTransport(Peers.identity("key-transport"))
                .policy(CLASSIC)
                .listen(Loopback.anyPort(), Loopback::echo);
        TlsServer transport =
            one.policy(TRANSPORT_ALONE).listen(Loopback.anyPort(), Loopback::echo);
        TlsServer modern =
            TlsServer.identifiedBy(Peers.identity("rsa"))
                .keyTransport(Peers.identity("rsa"))
                .policy(Policy.MODERN_2026)
                .listen(Loopback.anyPort(), Loopback::echo)) {
      assertThat(echoed(client, second).version()).contains(ProtocolVersion.TLS_1_3);
      assertThat(echoed(client, transport).suite())
          .contains(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256);
      assertThat(echoed(client, modern).version()).contains(ProtocolVersion.TLS_1_3);
    }
  }

  /// Where it does not show beforehand whose keys they are, it shows in the handshake.
  @Test
  void aCredentialFromSomewhereIsHeldToItToo() throws Exception {
    BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
    ServerEvents events =
        new ServerEvents() {
          @Override
          public void handshakeFailed(TlsChannel channel, IOException failure) {
            failures.add(failure);
          }
        };
    try (TlsServer server =
        TlsServer.identifiedBy(Credentials.of(Peers.identity("rsa")))
            .keyTransport(Peers.identity("rsa"))
            .policy(CLASSIC)
            .events(events)
            .listen(Loopback.anyPort(), Loopback::echo)) {
      assertThatExceptionOfType(TlsIOException.class)
          .isThrownBy(() -> echoed(client("rsa").policy(CLASSIC), server))
          .withMessageContaining("internal_error");
      assertThat(failures.take()).rootCause().hasMessageContaining("may serve nothing else");
    }
  }

  @Test
  void aKeyThatCannotDecryptIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Peers.server().keyTransport(Peers.identity("server")))
        .withMessageContaining("lacks keyEncipherment");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TlsServer.identifiedBy(Peers.identity("server"))
                    .policy(TRANSPORT_ALONE)
                    .listen(Loopback.anyPort(), Loopback::echo));
  }

  private static Policy only(String name) {
    return CLASSIC
        .withVersions(ProtocolVersion.TLS_1_2)
        .withSuites(List.of(CipherSuite.named(name).orElseThrow()));
  }

  private static TlsClient client(String trusted) {
    return TlsClient.trusting(Trust.of(List.of(Peers.identity(trusted).endEntity()))).anonymous();
  }

  private static Negotiated echoed(TlsClient client, TlsServer server) throws IOException {
    try (TlsChannel channel = client.connect("localhost", server.address().getPort())) {
      byte[] data = Loopback.data(10_000, 7);
      channel.output().write(data);
      assertThat(channel.input().readNBytes(data.length)).isEqualTo(data);
      return channel.negotiated();
    }
  }
}
