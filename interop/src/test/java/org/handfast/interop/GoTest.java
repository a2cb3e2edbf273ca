package org.handfast.interop;

import static org.handfast.interop.fixture.KeyKind.ED25519;
import static org.handfast.interop.fixture.KeyKind.P256;
import static org.handfast.interop.fixture.KeyKind.P384;
import static org.handfast.interop.fixture.KeyKind.P521;
import static org.handfast.interop.fixture.KeyKind.RSA;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.peer.GoPeer;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Needs(PeerProgram.GO)
final class GoTest extends Scenario {
  GoTest() {
    super(
        new GoPeer(),
        Abilities.classic()
            .groups(
                NamedGroup.X25519MLKEM768,
                NamedGroup.X25519,
                NamedGroup.SECP256R1,
                NamedGroup.SECP384R1,
                NamedGroup.SECP521R1)
            .presents(P256, P384, P521, ED25519, RSA)
            .verifies(P256, P384, P521, ED25519, RSA)
            .and(Ability.SAYS_SUITE, Ability.SAYS_GROUP, Ability.SAYS_PROTOCOL, Ability.SAYS_NAME));
  }

  @Test
  @DisplayName("each side closes its half")
  void halfClose() throws Exception {
    eachSideClosesItsHalf();
  }

  @Test
  @DisplayName("their server closes first")
  void theirServerCloses() throws Exception {
    theirServerClosesFirst();
  }
}
