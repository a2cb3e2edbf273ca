package org.handfast.lab.trudy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;

/// A session that Trudy let pass untouched, and has kept.
///
/// @param cards all records of both, in the order in which they came
public record Recording(List<Card> cards) {
  /// Copies the list.
  public Recording {
    cards = List.copyOf(cards);
  }

  /// Lets a session pass and keeps it.
  public static Recording of(Middle middle) throws IOException {
    List<Card> cards = new ArrayList<>();
    Deed.withEach(
        middle,
        (hands, card) -> {
          cards.add(card);
          hands.pass(card);
        });
    return new Recording(cards);
  }

  /// The records of one of the two.
  public List<Card> from(Person person) {
    return cards.stream().filter(card -> card.from() == person).toList();
  }
}
