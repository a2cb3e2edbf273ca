package org.handfast.lab.run;

import org.handfast.lab.ladder.Attack;
import org.handfast.lab.stage.Tactic;

/// What Trudy is to do in a run.
public sealed interface Plan {
  /// She only watches.
  record Watch() implements Plan {}

  /// One of the named attacks.
  record Named(Attack attack) implements Plan {}

  /// What the user's hand did.
  ///
  /// @param moves as the address of the page has them
  record ByHand(String moves, Tactic tactic) implements Plan {}
}
