package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handfast.interop.fixture.KeyKind.P256;
import static org.handfast.interop.fixture.KeyKind.P384;
import static org.handfast.interop.fixture.KeyKind.P521;
import static org.handfast.interop.fixture.KeyKind.RSA;

import java.io.IOException;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.interop.peer.NettyPeer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsIOException;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class NettyTest extends Scenario {
  NettyTest() {
    super(
        new NettyPeer(),
        Abilities.classic()
            .groups(
                NamedGroup.X25519MLKEM768,
                NamedGroup.X25519,
                NamedGroup.SECP256R1,
                NamedGroup.SECP384R1)
            .presents(P256, P384, P521, RSA)
            .verifies(P256, P384, RSA)
            .and(Ability.SAYS_SUITE, Ability.SAYS_GROUP, Ability.SAYS_PROTOCOL));
  }

  /// It goes on without one, as RFC 7301 3.2 forbids: Netty has no other way with BoringSSL.
  @Test
  @Override
  @DisplayName("their server has none of our application protocols")
  void theirServerKnowsNoProtocol() throws Exception {
    Terms terms = Terms.presenting(leaf).protocols("mqtt");
    try (Encounter encounter =
        Encounter.ofOurClient(client.applicationProtocols("http/1.1"), peer, terms)) {
      assertThat(encounter.ours().negotiated().applicationProtocol()).isEmpty();
      encounter.exchange(1);
    }
  }

  @Test
  @DisplayName("their server closes first")
  void theirServerCloses() throws Exception {
    theirServerClosesFirst();
  }

  /// What its trust manager throws becomes internal_error, unless it is about time.
  @Override
  void requireDistrust(IOException failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            TlsIOException.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(
                        PeerRejected.class,
                        rejected ->
                            assertThat(rejected.alert())
                                .isIn(
                                    AlertDescription.INTERNAL_ERROR,
                                    AlertDescription.CERTIFICATE_EXPIRED)));
  }
}
