package org.handfast.lab.trudy;

import org.handfast.lab.stage.Tactic;

/// Trudy moved by hand: what to do with which record.
public final class HandMoves {
  private HandMoves() {}

  /// Reads moves such as `B5.drop,B6.copy`.
  ///
  /// @throws IllegalArgumentException in words for the user, if that is none
  public static Tactic parse(String moves) {
    throw new UnsupportedOperationException(moves);
  }
}
