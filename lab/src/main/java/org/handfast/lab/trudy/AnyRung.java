package org.handfast.lab.trudy;

import java.util.function.IntFunction;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.stage.Tactic;

/// The attacks for which Trudy needs to know nothing but where Bob's records of data are.
public final class AnyRung {
  private static final int SEGMENT = 7;

  private AnyRung() {}

  /// What she does.
  ///
  /// @param bobs Bob's n-th record of data, from 1
  /// @param dataAt the place of the first byte of data in a record
  /// @throws IllegalArgumentException if the attack takes more than that
  public static Attempt attempt(Attack attack, IntFunction<Target> bobs, int dataAt) {
    return new Attempt.Possible(tactic(attack, bobs, dataAt));
  }

  private static Tactic tactic(Attack attack, IntFunction<Target> bobs, int dataAt) {
    Target first = bobs.apply(1);
    Target second = bobs.apply(2);
    return switch (attack) {
      case FLIP -> OneRecord.flip(first, dataAt, 0x01);
      case DROP -> OneRecord.drop(second);
      case DUPLICATE -> OneRecord.duplicate(first);
      case REPLAY -> TwoRecords.replay(first, second);
      case REORDER -> TwoRecords.reorder(first, second);
      // Bob has had one record of Alice's: if records are counted, number two is what he waits for.
      case REFLECT -> OneRecord.reflect(second);
      case FORGE_FIN -> Ending.forgeFin(first);
      case CUT_TAIL -> Ending.cutTail(second);
      case RST -> Ending.reset(first);
      case RESPLIT -> Resplit.into(SEGMENT);
      case REPLAY_SESSION -> AnotherDay.toAlice();
      case REPLAY_TO_BOB -> AnotherDay.toBob();
      default -> throw new IllegalArgumentException(attack.id() + " depends on what is spoken");
    };
  }
}
