package org.handfast.lab.trudy;

import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Tactic;
import org.handfast.protocol.wire.Bytes;

/// She passes everything on, and shows what she saw: whether it is anything, the Judge finds out.
public final class Eavesdrop {
  private Eavesdrop() {}

  /// Shows the records that she is after, without their first bytes.
  ///
  /// @param header how many bytes of each are no content
  public static Tactic on(Target target, int header) {
    return middle ->
        Deed.withEach(
            middle,
            (hands, card) -> {
              if (target.is(card)) {
                hands.gains(content(card, header), "what passed");
              }
              hands.pass(card);
            });
  }

  private static Bytes content(Card card, int header) {
    return card.bytes().slice(Math.min(header, card.bytes().length()));
  }
}
