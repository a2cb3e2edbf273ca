package org.handfast.lab.trudy;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.handfast.lab.stage.Arrival;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;

/// What becomes of a record that has come to Trudy.
@FunctionalInterface
public interface Deed {
  /// Does it. A record that is not passed on does not arrive.
  void with(Middle middle, Card card) throws IOException;

  /// Does this with every record, and passes FIN on, until nothing more comes.
  static void withEach(Middle middle, Deed deed) throws IOException {
    boolean goesOn = true;
    while (goesOn) {
      Arrival arrival = middle.next();
      if (arrival instanceof Arrival.Unit(Card card)) {
        deed.with(middle, card);
      } else {
        goesOn = middle.pass(arrival);
      }
    }
  }

  /// Does this with the one that she is after, and passes on the others.
  default Tactic toOnly(Target target) {
    return middle ->
        withEach(
            middle,
            (hands, card) -> {
              if (target.is(card)) {
                with(hands, card);
              } else {
                hands.pass(card);
              }
            });
  }

  /// Does this with the one that she is after, and drops whatever its sender sends later; FIN
  /// passes.
  default Tactic toLast(Target target) {
    return middle -> {
      Set<Person> muted = EnumSet.noneOf(Person.class);
      withEach(
          middle,
          (hands, card) -> {
            if (muted.contains(card.from())) {
              hands.drop(card);
            } else if (target.is(card)) {
              muted.add(card.from());
              with(hands, card);
            } else {
              hands.pass(card);
            }
          });
    };
  }
}
