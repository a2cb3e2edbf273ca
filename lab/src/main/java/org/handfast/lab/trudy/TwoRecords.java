package org.handfast.lab.trudy;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Tactic;

/// What can be done with the order of records.
public final class TwoRecords {
  private TwoRecords() {}

  /// The first one goes again, behind the second.
  public static Tactic replay(Target first, Target second) {
    return middle -> {
      List<Card> kept = new ArrayList<>();
      Deed.withEach(
          middle,
          (hands, card) -> {
            hands.pass(card);
            if (first.is(card)) {
              kept.add(card);
            } else if (second.is(card)) {
              for (Card earlier : kept) {
                hands.copy(earlier);
              }
            }
          });
    };
  }

  /// The first one goes behind the second.
  public static Tactic reorder(Target first, Target second) {
    return middle -> {
      List<Card> held = new ArrayList<>();
      Deed.withEach(
          middle,
          (hands, card) -> {
            if (first.is(card)) {
              hands.hold(card);
              held.add(card);
              return;
            }
            hands.pass(card);
            if (second.is(card)) {
              for (Card earlier : held) {
                hands.release(earlier);
              }
            }
          });
    };
  }
}
