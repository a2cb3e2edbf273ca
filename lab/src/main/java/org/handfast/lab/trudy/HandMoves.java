package org.handfast.lab.trudy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handfast.lab.stage.Tactic;

/// Trudy moved by hand: what to do with which record.
///
/// Moves have commas between them. Each names a record of Bob's or Alice's (`B5`, `A2`) and says
/// what becomes of it: `B5.drop`, `B5.copy` (it goes twice), `B5.after.B6`, `B5.flip.21.01` (byte
/// 21 xor 01), `B5.retype.03`, `B4.fin` (FIN in place of it and all that follows), `B4.rst` (RST to
/// both), `B5.reflect` (it also goes back to its sender). A record can be flipped and retyped
/// several times; every other move stands alone.
public final class HandMoves {
  private static final int MOST = 64;

  private HandMoves() {}

  /// Reads moves such as `B5.drop,B6.copy`; none at all are allowed.
  ///
  /// @throws IllegalArgumentException in words for the user, if one of them is none
  public static Tactic parse(String moves) {
    List<String> texts = moves.isBlank() ? List.of() : List.of(moves.split(",", -1));
    if (texts.size() > MOST) {
      throw new IllegalArgumentException("That is more than " + MOST + " moves.");
    }
    Map<String, Move> byCard = new LinkedHashMap<>();
    for (String text : texts) {
      HandMove read = HandMove.parse(text.strip());
      byCard.merge(read.card(), read.move(), (one, other) -> both(read.card(), one, other));
    }
    return middle -> new Hands(middle, byCard).play();
  }

  private static Move both(String card, Move one, Move other) {
    if (one instanceof Move.Edit(List<Move.Change> first)
        && other instanceof Move.Edit(List<Move.Change> second)) {
      List<Move.Change> all = new ArrayList<>(first);
      all.addAll(second);
      return new Move.Edit(all);
    }
    throw new IllegalArgumentException(
        "There are two moves for " + card + ", and they do not go together.");
  }
}
