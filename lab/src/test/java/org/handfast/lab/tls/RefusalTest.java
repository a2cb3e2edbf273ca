package org.handfast.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Arrival;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Who of the two notices, at which step, by which rule of the stack")
final class RefusalTest {
  private static final int UNKNOWN_EXTENSION = 0x7A;

  @ParameterizedTest
  @CsvSource({"9a", "9b", "10", "11", "13"})
  @DisplayName("a flipped bit: Alice, at that record, and what came before it stays delivered")
  void flippedBit(String rung) {
    Run run = run(rung, onCard("data 2", (middle, card) -> flip(middle, card, 30)));
    is(run, Person.ALICE, "record 2", "BAD_RECORD → bad_record_mac");
    assertThat(Runs.delivered(run, Person.ALICE, 1)).containsExactly(Lines.ORDERS.getFirst());
    assertThat(Runs.cards(run)).extracting(Card::name).contains("alert bad_record_mac");
  }

  @ParameterizedTest
  @CsvSource({"9a, record MAC", "9b, record MAC", "10, tag", "11, tag"})
  @DisplayName("what Alice has computed, beside what came")
  void comparison(String rung, String name) {
    Run run = run(rung, onCard("data 2", (middle, card) -> flip(middle, card, 30)));
    assertThat(Runs.events(run, Event.Compared.class))
        .filteredOn(event -> event.who() == Person.ALICE && !event.comparison().holds())
        .singleElement()
        .satisfies(event -> assertThat(event.comparison().name()).isEqualTo(name));
  }

  @Test
  @DisplayName("a secret that does not open: Alice, at Bob's Finished, as if nothing were wrong")
  void spoiltSecret() {
    Run run = run("9a", edit("encrypted pre-master secret", 40, 0x01));
    is(run, Person.ALICE, "Finished", "BAD_RECORD → bad_record_mac");
    assertThat(Runs.learned(run, Person.ALICE, "pre-master secret")).isEmpty();
    assertThat(Runs.learned(run, Person.ALICE, "master secret"))
        .isNotEqualTo(Runs.learned(run, Person.BOB, "master secret"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"9a", "9b", "10", "11", "12a", "13"})
  @DisplayName("re-splitting and reset: no check, since nothing is wrong with what came")
  void noCheck(String rung) {
    Tactic resplit =
        middle -> {
          for (Arrival next = middle.next(); ; next = middle.next()) {
            if (next instanceof Arrival.Unit(Card card)) {
              Bytes bytes = card.bytes();
              middle.pass(card, List.of(bytes.slice(0, 3), bytes.slice(3)));
            } else if (!middle.pass(next)
                || (next instanceof Arrival.Fin(Person from) && from == Person.BOB)) {
              return;
            }
          }
        };
    assertThat(run(rung, resplit).verdict()).isInstanceOf(Verdict.NoEffect.class);
    Run reset = run(rung, onCard("data 2", (middle, _) -> middle.rst(Person.ALICE)));
    assertThat(Runs.events(reset, Event.ResetCame.class)).isNotEmpty();
    assertThat(Runs.notices(reset)).extracting(Notice::who).doesNotContain(Person.ALICE);
  }

  @ParameterizedTest
  @CsvSource({"9a", "9b", "10", "11", "13"})
  @DisplayName("a record that is missing: Alice, at the next one")
  void droppedRecord(String rung) {
    is(
        run(rung, onCard("data 1", Middle::drop)),
        Person.ALICE,
        "record 1",
        "BAD_RECORD → bad_record_mac");
  }

  @ParameterizedTest
  @CsvSource({"9a", "10", "11"})
  @DisplayName("a forged FIN: Alice, at the end of the stream, without an alert")
  void forgedFin(String rung) {
    Tactic tactic =
        middle -> {
          passUntil(middle, "data 2");
          middle.fin(Person.ALICE);
          middle.ignore(Person.BOB);
          middle.relay();
        };
    Run run = run(rung, tactic);
    is(run, Person.ALICE, "end of stream", "Truncated");
  }

  @ParameterizedTest
  @CsvSource({
    "9a, server_random, ALICE, Finished, BAD_RECORD → bad_record_mac",
    "9b, client_random, ALICE, Finished, BAD_RECORD → bad_record_mac",
    "10, client_random, BOB, signature, BAD_SIGNATURE → decrypt_error",
    "11, client_random, BOB, EncryptedExtensions, BAD_RECORD → bad_record_mac",
    "11, server_random, BOB, EncryptedExtensions, BAD_RECORD → bad_record_mac"
  })
  @DisplayName("an edited nonce")
  void editedNonce(String rung, String nonce, Person who, String step, String check) {
    is(run(rung, edit(nonce, 9, 0x01)), who, step, check);
  }

  @ParameterizedTest
  @CsvSource({
    "9a, BAD_FINISHED → decrypt_error",
    "9b, BAD_RECORD → bad_record_mac",
  })
  @DisplayName("deleted suites: Alice, at Bob's Finished")
  void strippedSuites(String rung, String check) {
    // The other one stays, twice.
    Tactic tactic =
        onField(
            "cipher suite",
            (card, field) -> {
              byte[] bytes = card.bytes().toArray();
              bytes[field.offset()] = bytes[field.offset() + 2];
              bytes[field.offset() + 1] = bytes[field.offset() + 3];
              return Bytes.owning(bytes);
            });
    is(run(rung, tactic), Person.ALICE, "Finished", check);
  }

  @Test
  @DisplayName("a version that was taken away: Bob, at Alice's hello, whose nonce says so")
  void downgrade() {
    is(
        run("11", edit("supported_versions", 0, UNKNOWN_EXTENSION)),
        Person.BOB,
        "pick",
        "DOWNGRADE → illegal_parameter");
  }

  @ParameterizedTest
  @CsvSource({
    "9a, OWN_AUTHORITY, certificate, UNKNOWN_CA → unknown_ca",
    "10, OTHER_NAME, certificate, WRONG_NAME → bad_certificate",
    "11, SELF_SIGNED, certificate, UNKNOWN_CA → unknown_ca",
    "11, OTHER_NAME, certificate, WRONG_NAME → bad_certificate",
    "10, CERTIFICATE_WITHOUT_KEY, signature, BAD_SIGNATURE → decrypt_error",
    "13, CERTIFICATE_WITHOUT_KEY, signature, BAD_SIGNATURE → decrypt_error"
  })
  @DisplayName("Trudy in Alice's place: Bob")
  void impersonation(String rung, Guise guise, String step, String check) {
    is(run(rung, posing(guise)), Person.BOB, step, check);
  }

  @Test
  @DisplayName("Trudy in Alice's place with a certificate whose key she has not: she gets nowhere")
  void withoutKey() {
    Run run = run("9a", posing(Guise.CERTIFICATE_WITHOUT_KEY));
    assertThat(Runs.notices(run)).extracting(Notice::who).containsOnly(Person.TRUDY);
    assertThat(Runs.delivered(run, Person.TRUDY, 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Rung.class,
      names = {"RSA_CBC", "ECDHE_GCM", "TLS_1_3", "POST_QUANTUM"})
  @DisplayName("Trudy in Alice's place with Alice's key: nobody")
  void stolenKey(Rung rung) {
    Run run = Runs.with(rung, posing(Guise.STOLEN_KEY));
    assertThat(Runs.notices(run)).isEmpty();
    assertThat(Runs.delivered(run, Person.TRUDY, 1)).containsExactlyElementsOf(Lines.ORDERS);
  }

  @ParameterizedTest
  @CsvSource({"12a, 0, true", "12a, 1, true", "12b, 0, true", "12b, 1, false", "12c, 1, true"})
  @DisplayName("replayed early data: whoever has a register that has seen it")
  void replayedEarlyData(String rung, int host, boolean isNoticed) {
    Tactic tactic =
        middle -> {
          List<Card> cards = new ArrayList<>();
          while (cards.size() < 3) {
            Arrival arrival = middle.next();
            if (arrival instanceof Arrival.Unit(Card card) && card.from() == Person.BOB) {
              cards.add(card);
            }
            middle.pass(arrival);
          }
          middle.relay();
          var wire = middle.world().call(host, "Trudy plays the first flight again");
          for (Card card : cards) {
            middle.copy(card, wire);
          }
        };
    Run run = run(rung, tactic);
    assertThat(Runs.delivered(run, Person.ALICE, 3))
        .isEqualTo(isNoticed ? List.of() : List.of(Lines.ORDERS.getFirst()));
    assertThat(Runs.notices(run))
        .filteredOn(notice -> notice.step().equals("early data"))
        .hasSize(isNoticed ? 1 : 0);
  }

  /// The other one may notice too, later, what has become of the connection.
  private static void is(Run run, Person who, String step, String check) {
    assertThat(Runs.notices(run))
        .extracting(Notice::who, Notice::step, Notice::check)
        .first()
        .isEqualTo(tuple(who, step, check));
  }

  private static Run run(String rung, Tactic tactic) {
    return Runs.with(Rung.of(rung).orElseThrow(), tactic);
  }

  private static Tactic posing(Guise guise) {
    return middle -> {
      middle.ignore(Person.ALICE);
      middle
          .world()
          .protocol()
          .alice(
              middle.world().trudy(List.of(Lines.BALANCE)),
              middle.towards(Person.BOB),
              middle.world().identity(guise));
    };
  }

  private interface Deed {
    void on(Middle middle, Card card) throws IOException;
  }

  private interface Change {
    Bytes of(Card card, Field field);
  }

  /// The deed is done to Bob's record of this name, and everything else passed on.
  private static Tactic onCard(String name, Deed deed) {
    return middle -> {
      Card card = passUntil(middle, name);
      deed.on(middle, card);
      middle.relay();
    };
  }

  private static Card passUntil(Middle middle, String name) throws IOException {
    while (true) {
      Arrival arrival = middle.next();
      if (arrival instanceof Arrival.Unit(Card card)
          && card.name().equals(name)
          && card.from() == Person.BOB) {
        return card;
      }
      middle.pass(arrival);
    }
  }

  private static Tactic edit(String name, int at, int value) {
    return onField(
        name,
        (card, field) -> {
          byte[] bytes = card.bytes().toArray();
          bytes[field.offset() + at] ^= (byte) value;
          return Bytes.owning(bytes);
        });
  }

  /// The first record that has such a field is changed.
  private static Tactic onField(String name, Change change) {
    return middle -> {
      Optional<Field> found = Optional.empty();
      while (found.isEmpty()) {
        Arrival arrival = middle.next();
        if (arrival instanceof Arrival.Unit(Card card)) {
          found =
              card.layers().getFirst().fields().stream()
                  .filter(field -> field.name().equals(name))
                  .findFirst();
          if (found.isPresent()) {
            middle.edit(card, change.of(card, found.get()), "changed");
            continue;
          }
        }
        middle.pass(arrival);
      }
      middle.relay();
    };
  }

  private static void flip(Middle middle, Card card, int at) throws IOException {
    byte[] bytes = card.bytes().toArray();
    bytes[at] ^= 1;
    middle.edit(card, Bytes.owning(bytes), "byte " + at + " xor 01");
  }
}
