package org.handfast.interop;

import java.security.Security;
import org.handfast.interop.peer.JssePeer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SunJsseTest extends Scenario {
  SunJsseTest() {
    super(
        new JssePeer(Security.getProvider("SunJSSE")),
        Abilities.classic().and(Ability.SAYS_SUITE, Ability.SAYS_PROTOCOL));
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
