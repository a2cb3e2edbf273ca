package org.handfast.lab.trudy.almost;

import java.util.List;
import java.util.Optional;
import org.handfast.lab.almost.Handshake;
import org.handfast.lab.almost.SslRecord;
import org.handfast.lab.stage.Card;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// What everybody who sees the wire can tell about records of almost-SSL.
final class Seen {
  private Seen() {}

  /// The record on a card.
  static SslRecord record(Card card) {
    try {
      return SslRecord.decode(card.bytes());
    } catch (DecodeException garbled) {
      throw new IllegalArgumentException(card.id() + " is no record of almost-SSL", garbled);
    }
  }

  /// The first handshake message of this kind; a kind that comes before there are keys.
  static <M extends Handshake> Optional<M> first(List<Card> cards, Class<M> kind) {
    return cards.stream()
        .map(Seen::message)
        .flatMap(Optional::stream)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  /// The handshake message on a card; empty if it is something else, or encrypted.
  static Optional<Handshake> message(Card card) {
    try {
      return Optional.of(Handshake.decode(record(card).fragment()));
    } catch (DecodeException other) {
      return Optional.empty();
    }
  }

  /// The card with the first handshake message of this kind.
  static Optional<Card> card(List<Card> cards, Class<? extends Handshake> kind) {
    return cards.stream()
        .filter(card -> message(card).filter(kind::isInstance).isPresent())
        .findFirst();
  }

  /// What came behind Bob's secret: all of it is protected.
  static List<Card> behindTheSecret(List<Card> cards) {
    return card(cards, Handshake.Secret.class)
        .map(secret -> cards.subList(cards.indexOf(secret) + 1, cards.size()))
        .orElse(List.of());
  }

  /// Bob's nonce; none where he throws none.
  static Bytes bobsNonce(List<Card> cards) {
    return first(cards, Handshake.Hello.class).map(Handshake.Hello::nonce).orElse(Bytes.EMPTY);
  }

  /// Alice's nonce; none where she throws none.
  static Bytes alicesNonce(List<Card> cards) {
    return first(cards, Handshake.Answer.class).map(Handshake.Answer::nonce).orElse(Bytes.EMPTY);
  }
}
