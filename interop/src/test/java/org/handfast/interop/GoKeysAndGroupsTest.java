package org.handfast.interop;

import java.util.EnumSet;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.peer.GoPeer;

@Needs(PeerProgram.GO)
final class GoKeysAndGroupsTest extends KeysAndGroups {
  GoKeysAndGroupsTest() {
    super(
        new GoPeer("-versions", "1.2"),
        EnumSet.of(KeyKind.P256, KeyKind.P384, KeyKind.P521, KeyKind.ED25519, KeyKind.RSA));
  }
}
