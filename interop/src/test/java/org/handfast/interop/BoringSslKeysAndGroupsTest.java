package org.handfast.interop;

import java.util.EnumSet;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.peer.NettyPeer;

final class BoringSslKeysAndGroupsTest extends KeysAndGroups {
  BoringSslKeysAndGroupsTest() {
    super(
        new NettyPeer(builder -> builder.protocols("TLSv1.2"), _ -> {}),
        EnumSet.of(KeyKind.P256, KeyKind.P384, KeyKind.RSA));
  }
}
