package org.handfast.interop;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.peer.GnuTlsPeer;

@Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
final class GnuTlsTest extends Scenario {
  GnuTlsTest() {
    super(
        new GnuTlsPeer(),
        Abilities.classic()
            .and(
                Ability.SAYS_SUITE,
                Ability.SAYS_GROUP,
                Ability.SAYS_PROTOCOL,
                Ability.SAYS_NAME,
                Ability.HALF_CLOSES));
  }
}
