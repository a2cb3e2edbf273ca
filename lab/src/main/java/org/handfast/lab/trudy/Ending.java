package org.handfast.lab.trudy;

import org.handfast.lab.stage.Arrival;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;

/// How a conversation can be made to end before it does.
public final class Ending {
  private Ending() {}

  /// FIN behind this record: TCP asks nobody who sent it.
  public static Tactic forgeFin(Target last) {
    Deed andFin =
        (hands, card) -> {
          hands.pass(card);
          hands.fin(card.to());
        };
    return andFin.toLast(last);
  }

  /// Nothing behind this record but the sender's own FIN.
  public static Tactic cutTail(Target last) {
    Deed pass = Middle::pass;
    return pass.toLast(last);
  }

  /// This record with another type, and nothing behind it.
  ///
  /// @param type the header's first byte
  public static Tactic retype(Target target, int type) {
    Deed asAnother =
        (hands, card) -> hands.edit(card, Bits.put(card.bytes(), 0, type), "type " + type);
    return asAnother.toLast(target);
  }

  /// RST to both ends when this record has gone by.
  public static Tactic reset(Target last) {
    return middle -> {
      Arrival arrival = middle.next();
      while (!(arrival instanceof Arrival.Unit(Card card) && last.is(card))
          && middle.pass(arrival)) {
        arrival = middle.next();
      }
      middle.pass(arrival);
      middle.rst(Person.ALICE);
      middle.rst(Person.BOB);
    };
  }
}
