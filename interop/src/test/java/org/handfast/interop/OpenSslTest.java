package org.handfast.interop;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.QuietOpenSslPeer;

@Needs(PeerProgram.OPENSSL)
final class OpenSslTest extends Scenario {
  OpenSslTest() {
    super(
        new OpenSslPeer(),
        Abilities.classic()
            .and(Ability.SAYS_SUITE, Ability.SAYS_GROUP, Ability.CLOSES_AS_SERVER));
  }

  @Override
  Peer pureServer() {
    return new QuietOpenSslPeer();
  }
}
