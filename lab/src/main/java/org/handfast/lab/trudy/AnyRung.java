package org.handfast.lab.trudy;

import java.util.Optional;
import java.util.function.IntFunction;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.stage.Tactic;

/// The attacks for which Trudy needs to know nothing but where Bob's records of data are.
public final class AnyRung {
  private static final int SEGMENT = 7;

  private AnyRung() {}

  /// What she does; empty if the attack takes more than that.
  ///
  /// @param bobs Bob's n-th record of data, from 1
  /// @param dataAt the place of the first byte of data in a record
  public static Optional<Tactic> tactic(Attack attack, IntFunction<Target> bobs, int dataAt) {
    Target first = bobs.apply(1);
    Target second = bobs.apply(2);
    return switch (attack) {
      case FLIP -> Optional.of(OneRecord.flip(first, dataAt, 0x01));
      case DROP -> Optional.of(OneRecord.drop(second));
      case DUPLICATE -> Optional.of(OneRecord.duplicate(first));
      case REPLAY -> Optional.of(TwoRecords.replay(first, second));
      case REORDER -> Optional.of(TwoRecords.reorder(first, second));
      // Bob has had one record of Alice's: if records are counted, number two is what he waits for.
      case REFLECT -> Optional.of(OneRecord.reflect(second));
      case FORGE_FIN -> Optional.of(Ending.forgeFin(first));
      case CUT_TAIL -> Optional.of(Ending.cutTail(second));
      case RST -> Optional.of(Ending.reset(first));
      case RESPLIT -> Optional.of(Resplit.into(SEGMENT));
      case REPLAY_SESSION -> Optional.of(AnotherDay.toAlice());
      case REPLAY_TO_BOB -> Optional.of(AnotherDay.toBob());
      default -> Optional.empty();
    };
  }
}
