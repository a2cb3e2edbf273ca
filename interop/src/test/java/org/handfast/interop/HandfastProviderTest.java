package org.handfast.interop;

import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.peer.JssePeer;
import org.handfast.jsse.HandfastProvider;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Both sides are ours: channels here, sockets of our JSSE provider there. Only we know everything
/// that we know.
final class HandfastProviderTest extends Scenario {
  HandfastProviderTest() {
    super(
        new JssePeer(new HandfastProvider()),
        Abilities.classic()
            .groups(
                NamedGroup.X25519MLKEM768,
                NamedGroup.X25519,
                NamedGroup.SECP256R1,
                NamedGroup.SECP384R1,
                NamedGroup.SECP521R1)
            .presents(KeyKind.values())
            .verifies(KeyKind.values())
            .and(Ability.SAYS_SUITE, Ability.SAYS_PROTOCOL));
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
