package org.handfast.lab.trudy;

import org.handfast.lab.stage.Tactic;

/// What comes of an attack on a rung: something to do, or a reason why there is nothing.
public sealed interface Attempt {
  /// This is what she does.
  record Possible(Tactic tactic) implements Attempt {}

  /// There is nothing here to attack in this way.
  ///
  /// @param why one sentence
  record Impossible(String why) implements Attempt {}
}
