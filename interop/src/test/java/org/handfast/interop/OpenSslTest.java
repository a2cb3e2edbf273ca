package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.QuietOpenSslPeer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TruncatedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Needs(PeerProgram.OPENSSL)
final class OpenSslTest extends Scenario {
  OpenSslTest() {
    super(new OpenSslPeer(), Abilities.classic().and(Ability.SAYS_SUITE, Ability.SAYS_GROUP));
  }

  @Override
  Peer pureServer() {
    return new QuietOpenSslPeer();
  }

  @Test
  @DisplayName("their client changes its keys and asks us to change ours")
  void theirClientUpdatesKeys() throws Exception {
    theirClientUpdatesItsKeys();
  }

  @Test
  @DisplayName("their server changes its keys and asks us to change ours")
  void theirServerUpdatesKeys() throws Exception {
    theirServerUpdatesItsKeys();
  }

  @Test
  @DisplayName("their server cuts the stream: no end for us, but a failure")
  void theirServerCuts() throws Exception {
    try (Encounter encounter = Encounter.ofOurClient(client, peer, Terms.presenting(leaf))) {
      encounter.exchange(1);
      encounter.theirs().finish();
      assertThatThrownBy(encounter::read).isInstanceOf(TruncatedException.class);
    }
  }
}
