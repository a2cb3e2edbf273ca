package org.handfast.interop;

import java.security.Security;
import org.handfast.interop.peer.JssePeer;

final class SunJsseTest extends Scenario {
  SunJsseTest() {
    super(
        new JssePeer(Security.getProvider("SunJSSE")),
        Abilities.classic()
            .and(
                Ability.SAYS_SUITE,
                Ability.SAYS_PROTOCOL,
                Ability.CLOSES_AS_SERVER,
                Ability.HALF_CLOSES));
  }
}
