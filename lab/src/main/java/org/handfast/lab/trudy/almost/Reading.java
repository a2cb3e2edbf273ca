package org.handfast.lab.trudy.almost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handfast.lab.almost.Handshake;
import org.handfast.lab.almost.Layers;
import org.handfast.lab.almost.Protection;
import org.handfast.lab.almost.RecordType;
import org.handfast.lab.almost.SessionKeys;
import org.handfast.lab.almost.SslRecord;
import org.handfast.lab.almost.Suite;
import org.handfast.lab.almost.Variant;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Value;
import org.handfast.protocol.wire.Bytes;

/// Trudy knows Bob's secret, and reads the session that was made of it.
final class Reading {
  private final Middle middle;
  private final Map<Person, Protection> directions = new EnumMap<>(Person.class);

  /// Derives the keys, as Bob and Alice did.
  ///
  /// @param handshake the messages that both of them saw
  Reading(Middle middle, Variant variant, List<Card> handshake, Bytes secret) {
    this.middle = middle;
    SessionKeys keys = keys(variant, handshake, secret);
    for (Value value : keys.values()) {
      middle.learns(
          value.name(), value.bytes(), value.formula(), value.inputs().toArray(String[]::new));
    }
    directions.put(Person.BOB, new Protection(variant.integrity(), keys.bob()));
    directions.put(Person.ALICE, new Protection(variant.integrity(), keys.alice()));
  }

  static SessionKeys keys(Variant variant, List<Card> handshake, Bytes secret) {
    Suite suite =
        Seen.first(handshake, Handshake.Answer.class)
            .filter(answer -> !answer.pick().isEmpty())
            .flatMap(answer -> Suite.of(answer.pick().at(0)))
            .orElse(Suite.STRONG);
    return SessionKeys.derive(
        variant, suite, secret, Seen.bobsNonce(handshake), Seen.alicesNonce(handshake));
  }

  /// Opens the next protected record of its sender, and shows what it says.
  void open(Card card) {
    SslRecord record = Seen.record(card);
    Protection direction = directions.get(card.from());
    if (direction == null) {
      throw new IllegalArgumentException(card.id() + " is Trudy's own");
    }
    Protection.Content content =
        direction
            .open(record.type(), record.fragment())
            .orElseThrow(() -> new IllegalArgumentException(card.id() + " is too short"));
    middle.opens(card, Layers.inside(record.type(), direction.keys(), content));
    if (record.type() != RecordType.HANDSHAKE) {
      middle.gains(content.data(), card.name());
    }
  }
}
