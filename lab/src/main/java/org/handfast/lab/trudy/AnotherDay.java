package org.handfast.lab.trudy;

import java.io.IOException;
import java.util.List;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.stage.Wire;

/// A whole session is kept, and one side of it is played to the other another day.
public final class AnotherDay {
  private AnotherDay() {}

  /// All of Bob's records to Alice, and FIN.
  public static Tactic toAlice() {
    return middle -> {
      List<Card> kept = Recording.of(middle).from(Person.BOB);
      play(middle, kept, middle.world().call(0, "Trudy plays Bob's session to Alice"));
    };
  }

  /// All of Alice's records to Bob, who calls anew, and FIN.
  public static Tactic toBob() {
    return middle -> {
      List<Card> kept = Recording.of(middle).from(Person.ALICE);
      play(middle, kept, middle.world().answer("Bob comes again, and Trudy answers"));
    };
  }

  private static void play(Middle middle, List<Card> kept, Wire wire) throws IOException {
    for (Card card : kept) {
      middle.copy(card, wire);
    }
    wire.finish();
  }
}
