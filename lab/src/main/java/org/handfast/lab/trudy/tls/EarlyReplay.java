package org.handfast.lab.trudy.tls;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.stage.Wire;
import org.handfast.lab.trudy.Recording;
import org.handfast.lab.trudy.Target;

/// Bob's first flight again: hello and early data, which hang on nothing that Alice has said.
final class EarlyReplay {
  private EarlyReplay() {}

  /// To this host of Alice's, another day. Trudy stays on the line; she cannot go on.
  ///
  /// @param host 0 for the one that Bob spoke with
  static Tactic to(int host) {
    return middle -> {
      List<Card> flight = firstFlight(Recording.of(middle));
      Wire wire = middle.world().call(host, "Trudy plays Bob's first flight to Alice");
      for (Card card : flight) {
        middle.copy(card, wire);
      }
    };
  }

  private static List<Card> firstFlight(Recording recording) {
    Target early = Place.line(1);
    List<Card> flight = new ArrayList<>();
    for (Card card : recording.from(Person.BOB)) {
      flight.add(card);
      if (early.is(card)) {
        break;
      }
    }
    return flight;
  }
}
