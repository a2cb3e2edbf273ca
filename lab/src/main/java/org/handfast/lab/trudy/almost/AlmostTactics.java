package org.handfast.lab.trudy.almost;

import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.trudy.Attempt;

/// Trudy's tactics against almost-SSL, and against plain TCP.
public final class AlmostTactics {
  private AlmostTactics() {}

  /// What she does, or why there is nothing to do.
  public static Attempt of(Rung rung, Attack attack) {
    throw new UnsupportedOperationException(rung.id() + " " + attack.id());
  }
}
