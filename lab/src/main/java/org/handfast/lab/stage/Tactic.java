package org.handfast.lab.stage;

import java.io.IOException;

/// What Trudy does in the visit that she is interested in, as a program. It is played in her turn,
/// and may play long after Bob has gone.
@FunctionalInterface
public interface Tactic {
  /// Does it. Whatever is not passed on does not arrive.
  void play(Middle middle) throws IOException;

  /// She only passes on what comes.
  static Tactic relay() {
    return Middle::relay;
  }
}
