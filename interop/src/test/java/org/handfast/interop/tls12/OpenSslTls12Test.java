package org.handfast.interop.tls12;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Needs(PeerProgram.OPENSSL)
final class OpenSslTls12Test extends TwoVisits {
  OpenSslTls12Test() {
    super(new OpenSslNeighbour());
  }

  @Test
  @DisplayName("our default policy refuses whoever has no extended master secret")
  void plainMasterSecret() throws Exception {
    plainMasterSecretIsRefused();
  }
}
