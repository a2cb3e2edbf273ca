package org.handfast.interop.tls12;

import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class BouncyCastleTls12Test extends TwoVisits {
  BouncyCastleTls12Test() {
    super(
        new JsseNeighbour(
            JsseKind.BOUNCY_CASTLE,
            EnumSet.of(
                Trait.EXTENDED_MASTER_SECRET, Trait.ENCRYPT_THEN_MAC, Trait.CLIENT_CERTIFICATE),
            EnumSet.of(
                Trait.EXTENDED_MASTER_SECRET, Trait.ENCRYPT_THEN_MAC, Trait.CLIENT_CERTIFICATE),
            EnumSet.of(Trait.EXTENDED_MASTER_SECRET, Trait.CLIENT_CERTIFICATE, Trait.TLS_1_3)));
  }

  @Test
  @DisplayName("our default policy refuses whoever has no extended master secret")
  void plainMasterSecret() throws Exception {
    plainMasterSecretIsRefused();
  }
}
