package org.handfast.lab.tls;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Side;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Person;

/// What Trudy has written down of one connection, record by record, to be read when she has more
/// than she had then.
public final class Recording {
  private final List<Card> cards = new ArrayList<>();

  /// A recording of nothing yet.
  public Recording() {}

  /// One of its records, and what somebody with a certain keyring sees in it.
  ///
  /// @param seen with [Seen.Kind#SHUT] if it does not open
  public record Page(Card card, Seen seen) {}

  /// The next record that has passed.
  public void add(Card card) {
    cards.add(card);
  }

  /// All of it, read from the beginning.
  public List<Page> read(Keyring keyring, Notes notes) {
    Reading reading = new Reading(keyring, notes);
    return cards.stream()
        .map(card -> new Page(card, reading.read(side(card), card.bytes())))
        .toList();
  }

  private static Side side(Card card) {
    return card.to() == Person.ALICE ? Side.CLIENT : Side.SERVER;
  }
}
