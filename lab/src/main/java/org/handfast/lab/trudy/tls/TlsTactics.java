package org.handfast.lab.trudy.tls;

import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.trudy.Attempt;

/// Trudy's tactics against the shipped stack.
public final class TlsTactics {
  private TlsTactics() {}

  /// What she does, or why there is nothing to do.
  public static Attempt of(Rung rung, Attack attack) {
    throw new UnsupportedOperationException(rung.id() + " " + attack.id());
  }
}
