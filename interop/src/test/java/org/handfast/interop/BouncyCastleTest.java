package org.handfast.interop;

import org.handfast.interop.peer.BouncyCastlePeer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class BouncyCastleTest extends Scenario {
  BouncyCastleTest() {
    super(
        new BouncyCastlePeer(), Abilities.classic().and(Ability.SAYS_SUITE, Ability.SAYS_PROTOCOL));
  }

  @Test
  @DisplayName("their server closes first")
  void theirServerCloses() throws Exception {
    theirServerClosesFirst();
  }
}
