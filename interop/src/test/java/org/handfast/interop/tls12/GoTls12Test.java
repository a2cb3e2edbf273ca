package org.handfast.interop.tls12;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;

@Needs(PeerProgram.GO)
final class GoTls12Test extends TwoVisits {
  GoTls12Test() {
    super(new GoNeighbour());
  }
}
