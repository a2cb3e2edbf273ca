package org.handfast.lab.almost;

import java.io.IOException;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Protocol;
import org.handfast.lab.stage.Wire;

/// Almost-SSL, and plain TCP below it. A toy: it protects nobody.
public final class AlmostSsl implements Protocol {
  private final Variant variant;

  private AlmostSsl(Variant variant) {
    this.variant = variant;
  }

  /// What is spoken on this rung.
  ///
  /// @throws IllegalArgumentException on a rung of the shipped stack
  public static Protocol on(Rung rung) {
    return rung == Rung.PLAIN ? new PlainTcp() : new AlmostSsl(Variant.of(rung));
  }

  @Override
  public void bob(Actor as, Wire wire, Trust trust) throws IOException {
    new Bob(as, wire, variant, trust).play();
  }

  @Override
  public void alice(Actor as, Wire wire, Identity identity) throws IOException {
    new Alice(as, wire, variant, identity).play();
  }
}
