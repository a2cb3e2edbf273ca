package org.handfast.interop.tls12;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
final class GnuTlsTls12Test extends TwoVisits {
  GnuTlsTls12Test() {
    super(new GnuTlsNeighbour());
  }

  @Test
  @DisplayName("our default policy refuses whoever has no extended master secret")
  void plainMasterSecret() throws Exception {
    plainMasterSecretIsRefused();
  }
}
