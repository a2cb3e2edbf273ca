package org.handfast.interop;

import java.util.EnumSet;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.peer.OpenSslPeer;

@Needs(PeerProgram.OPENSSL)
final class OpenSslKeysAndGroupsTest extends KeysAndGroups {
  OpenSslKeysAndGroupsTest() {
    super(OpenSslPeer.ofTls12(), EnumSet.complementOf(EnumSet.of(KeyKind.ML_DSA_65)));
  }
}
