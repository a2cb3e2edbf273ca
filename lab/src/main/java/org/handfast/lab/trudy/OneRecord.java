package org.handfast.lab.trudy;

import java.util.function.UnaryOperator;
import org.handfast.lab.stage.Tactic;
import org.handfast.protocol.wire.Bytes;

/// What can be done with a single record on its way.
public final class OneRecord {
  private OneRecord() {}

  /// It disappears.
  public static Tactic drop(Target target) {
    return ((Deed) (hands, card) -> hands.drop(card)).toOnly(target);
  }

  /// It goes on twice.
  public static Tactic duplicate(Target target) {
    Deed twice =
        (hands, card) -> {
          hands.pass(card);
          hands.copy(card);
        };
    return twice.toOnly(target);
  }

  /// It goes on, and back to its sender as well.
  public static Tactic reflect(Target target) {
    Deed bothWays =
        (hands, card) -> {
          hands.pass(card);
          hands.reflect(card);
        };
    return bothWays.toOnly(target);
  }

  /// Something else goes on in its place.
  ///
  /// @param how in words, what was changed
  public static Tactic edit(Target target, UnaryOperator<Bytes> change, String how) {
    Deed other = (hands, card) -> hands.edit(card, change.apply(card.bytes()), how);
    return other.toOnly(target);
  }

  /// Some bits of one byte are turned over.
  ///
  /// @param at the byte's place in the record, header included
  public static Tactic flip(Target target, int at, int mask) {
    return edit(target, bytes -> Bits.flip(bytes, at, mask), Bits.flipInWords(at, mask));
  }

  /// Behind it goes a record of Trudy's own, made after its likeness.
  public static Tactic inject(Target before, UnaryOperator<Bytes> likeness, String name) {
    Deed andAnother =
        (hands, card) -> {
          hands.pass(card);
          hands.inject(card.to(), likeness.apply(card.bytes()), name);
        };
    return andAnother.toOnly(before);
  }
}
