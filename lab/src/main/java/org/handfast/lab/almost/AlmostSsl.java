package org.handfast.lab.almost;

import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Protocol;

/// Almost-SSL, and plain TCP below it.
public final class AlmostSsl {
  private AlmostSsl() {}

  /// What is spoken on this rung.
  public static Protocol on(Rung rung) {
    throw new UnsupportedOperationException(rung.id());
  }
}
