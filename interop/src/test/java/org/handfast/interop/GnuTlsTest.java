package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.peer.GnuTlsPeer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TruncatedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
final class GnuTlsTest extends Scenario {
  GnuTlsTest() {
    super(
        new GnuTlsPeer(),
        Abilities.classic()
            .and(Ability.SAYS_SUITE, Ability.SAYS_GROUP, Ability.SAYS_PROTOCOL, Ability.SAYS_NAME));
  }

  /// gnutls-cli leaves without a close_notify when its server has closed: that is no clean end.
  @Test
  @Override
  @DisplayName("our server closes first")
  void ourServerCloses() throws Exception {
    try (Encounter encounter = Encounter.ofTheirClient(peer, Terms.anonymous(), server(leaf))) {
      encounter.exchange(1);
      encounter.ours().closeWrite();
      assertThatThrownBy(encounter::read).isInstanceOf(TruncatedException.class);
    }
  }

  @Test
  @DisplayName("their client changes its keys and asks us to change ours")
  void theirClientUpdatesKeys() throws Exception {
    theirClientUpdatesItsKeys();
  }
}
