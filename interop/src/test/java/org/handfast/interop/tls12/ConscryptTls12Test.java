package org.handfast.interop.tls12;

import java.util.EnumSet;

final class ConscryptTls12Test extends TwoVisits {
  ConscryptTls12Test() {
    super(
        new JsseNeighbour(
            JsseKind.CONSCRYPT,
            EnumSet.of(Trait.EXTENDED_MASTER_SECRET, Trait.TICKET, Trait.CLIENT_CERTIFICATE),
            EnumSet.of(Trait.EXTENDED_MASTER_SECRET, Trait.TICKET, Trait.CLIENT_CERTIFICATE),
            EnumSet.of(Trait.TICKET, Trait.CLIENT_CERTIFICATE, Trait.TLS_1_3)));
  }
}
