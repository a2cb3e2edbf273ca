package org.handfast.interop;

import org.handfast.interop.peer.BouncyCastlePeer;

final class BouncyCastleTest extends Scenario {
  BouncyCastleTest() {
    super(
        new BouncyCastlePeer(),
        Abilities.classic()
            .and(Ability.SAYS_SUITE, Ability.SAYS_PROTOCOL, Ability.CLOSES_AS_SERVER));
  }
}
