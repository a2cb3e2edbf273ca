package org.handfast.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Reading along")
final class ReadingTest {
  private static final Bytes WRONG = Bytes.owning(new byte[48]);

  /// Has a secret for everything, and never the right one.
  private static final Keyring WRONG_KEYS =
      new Keyring() {
        @Override
        public Optional<Bytes> premaster(Bytes encrypted) {
          return Optional.of(WRONG);
        }

        @Override
        public Optional<Bytes> shared(NamedGroup group, Bytes clientShare, Bytes serverShare) {
          return Optional.of(WRONG);
        }

        @Override
        public Optional<Bytes> preSharedKey(Bytes identity) {
          return Optional.of(WRONG);
        }
      };

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("without keys: what is protected stays shut, and has its fields all the same")
  void withoutKeys(Rung rung) {
    List<Seen> seen = read(cards(rung), Keyring.NONE);
    assertThat(seen).extracting(Seen::kind).contains(Seen.Kind.HANDSHAKE, Seen.Kind.SHUT);
    assertThat(seen).allMatch(each -> each.data().isEmpty() && each.layers().size() == 1);
    assertThat(seen).noneMatch(each -> each.layers().getFirst().fields().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("with wrong keys: nothing opens, and what was computed is beside what came")
  void withWrongKeys(Rung rung) {
    List<Seen> seen = read(cards(rung), WRONG_KEYS);
    assertThat(seen).noneMatch(each -> each.kind() == Seen.Kind.DATA);
    assertThat(seen.stream().flatMap(each -> each.comparisons().stream()))
        .noneMatch(comparison -> comparison.holds());
  }

  @Test
  @DisplayName("whatever comes: nothing that is changed makes it fail")
  void whateverComes() {
    for (Rung rung : List.of(Rung.RSA_CBC, Rung.ECDHE_GCM, Rung.EARLY_DATA)) {
      List<Card> cards = cards(rung);
      for (int record = 0; record < cards.size(); record++) {
        for (int at = 0; at < cards.get(record).bytes().length(); at += 5) {
          Reading reading = new Reading(WRONG_KEYS, Notes.NONE);
          for (int i = 0; i <= Math.min(record + 3, cards.size() - 1); i++) {
            Bytes bytes = cards.get(i).bytes();
            Bytes changed = i == record ? changed(bytes, at) : bytes;
            assertThat(reading.read(side(cards.get(i)), changed).layers()).isNotEmpty();
          }
        }
      }
    }
  }

  private static Bytes changed(Bytes bytes, int at) {
    byte[] changed = bytes.toArray();
    changed[at] ^= (byte) 0xC1;
    return Bytes.owning(changed);
  }

  private static List<Seen> read(List<Card> cards, Keyring keyring) {
    Reading reading = new Reading(keyring, Notes.NONE);
    List<Seen> seen = new ArrayList<>();
    for (Card card : cards) {
      seen.add(reading.read(side(card), card.bytes()));
    }
    return seen;
  }

  private static Side side(Card card) {
    return card.from() == Person.BOB ? Side.CLIENT : Side.SERVER;
  }

  /// Of Bob's last visit.
  private static List<Card> cards(Rung rung) {
    List<Card> all = Runs.cards(Runs.watched(rung));
    List<String> names = all.stream().map(Card::name).toList();
    return all.subList(names.lastIndexOf("ClientHello"), all.size());
  }
}
