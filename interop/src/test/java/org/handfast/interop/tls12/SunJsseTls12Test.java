package org.handfast.interop.tls12;

import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SunJsseTls12Test extends TwoVisits {
  SunJsseTls12Test() {
    super(
        new JsseNeighbour(
            JsseKind.SUN,
            EnumSet.of(Trait.EXTENDED_MASTER_SECRET, Trait.TICKET, Trait.CLIENT_CERTIFICATE),
            EnumSet.of(Trait.EXTENDED_MASTER_SECRET, Trait.TICKET, Trait.CLIENT_CERTIFICATE),
            EnumSet.complementOf(EnumSet.of(Trait.ENCRYPT_THEN_MAC))));
  }

  @Test
  @DisplayName("our default policy refuses whoever has no extended master secret")
  void plainMasterSecret() throws Exception {
    plainMasterSecretIsRefused();
  }
}
