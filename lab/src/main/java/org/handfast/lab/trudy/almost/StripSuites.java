package org.handfast.lab.trudy.almost;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.almost.RecordType;
import org.handfast.lab.almost.Suite;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.trudy.Deed;
import org.handfast.protocol.wire.Bytes;

/// She deletes the strong suite from Bob's list. If nobody minds, she breaks the weak one.
final class StripSuites {
  private static final Bytes BOBS_LINES_BEGIN = ascii("pay ");
  private static final Bytes ALICES_LINES_BEGIN = ascii("balance ");

  private StripSuites() {}

  static Tactic andBreak() {
    return middle -> {
      List<Card> kept = new ArrayList<>();
      Deed.withEach(
          middle,
          (hands, card) -> {
            if (Edits.HELLO.is(card)) {
              hands.edit(card, Edits.stripped(card.bytes()), "the strong suite is gone");
            } else {
              hands.pass(card);
              kept.add(card);
            }
          });
      read(middle, "E_b", data(kept, Person.BOB), BOBS_LINES_BEGIN);
      read(middle, "E_a", data(kept, Person.ALICE), ALICES_LINES_BEGIN);
    };
  }

  private static void read(Middle middle, String name, List<Card> cards, Bytes beginning) {
    if (cards.isEmpty()) {
      return;
    }
    Bytes first = Seen.record(cards.getFirst()).fragment();
    WeakKey.search(first, beginning)
        .ifPresentOrElse(
            key -> open(middle, name, cards, key),
            () -> middle.notes("none of the 2^" + Suite.UNKNOWN_BITS + " keys fits"));
  }

  private static void open(Middle middle, String name, List<Card> cards, Bytes key) {
    middle.learns(name, key, "the one of 2^" + Suite.UNKNOWN_BITS + " keys that gives text");
    for (Card card : cards) {
      Bytes data = WeakKey.data(Seen.record(card).fragment(), key);
      Field field = new Field("data", 0, data.length(), "what Trudy reads", "", List.of(name));
      middle.opens(card, new Layer("decrypted", data, List.of(field)));
      middle.gains(data, card.name());
    }
  }

  private static List<Card> data(List<Card> cards, Person from) {
    return cards.stream()
        .filter(card -> card.from() == from)
        .filter(card -> Seen.record(card).type() == RecordType.DATA)
        .toList();
  }

  private static Bytes ascii(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.US_ASCII));
  }
}
