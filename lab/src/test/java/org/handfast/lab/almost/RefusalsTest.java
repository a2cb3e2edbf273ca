package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.handfast.lab.almost.Change.bytes;
import static org.handfast.lab.almost.Change.cut;
import static org.handfast.lab.almost.Change.flip;
import static org.handfast.lab.almost.Change.fragment;
import static org.handfast.lab.almost.Change.message;
import static org.handfast.lab.almost.Change.put;
import static org.handfast.lab.almost.Change.secret;
import static org.handfast.lab.almost.Change.shorten;
import static org.handfast.lab.almost.Change.shown;
import static org.handfast.lab.almost.Change.strip;
import static org.handfast.lab.almost.Change.twice;
import static org.handfast.lab.almost.Change.type;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.lab.almost.Handshake.Answer;
import org.handfast.lab.almost.Handshake.Certificate;
import org.handfast.lab.almost.Handshake.Hello;
import org.handfast.lab.almost.Handshake.Secret;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Arrival;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Check;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each thing that can be refused, who refuses it, and under which name. One record is changed on
/// its way, the others pass.
final class RefusalsTest {
  private static final Bytes ONE = Bytes.of((byte) 1);

  /// @param card which record is changed
  record Case(
      Rung rung, String card, String what, Change change, Person who, String step, Check check) {
    @Override
    public String toString() {
      return rung.id() + " " + card + ": " + what;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(headers(), messages(), certificates(), agreements(), records(), ends())
        .flatMap(List::stream);
  }

  private static List<Case> headers() {
    return List.of(
        alice(Rung.FOUR_KEYS, "hello", "version", flip(1), "hello", Check.RECORD_VERSION),
        alice(Rung.FOUR_KEYS, "hello", "type", flip(0), "hello", Check.RECORD_TYPE),
        alice(Rung.FOUR_KEYS, "hello", "data", type(2), "hello", Check.RECORD_TYPE),
        alice(
            Rung.FOUR_KEYS, "hello", "too long", put(3, 0x40, 0x31), "hello", Check.RECORD_LENGTH),
        alice(Rung.FOUR_KEYS, "hello", "cut", cut(3), "hello", Check.RECORD_LENGTH),
        alice(Rung.FOUR_KEYS, "secret", "cut", cut(5), "secret", Check.RECORD_LENGTH),
        bob(Rung.FOUR_KEYS, "data 1", "cut", cut(30), "record 1", Check.RECORD_LENGTH),
        alice(Rung.FOUR_KEYS, "data 2", "type 9", type(9), "record 2", Check.RECORD_TYPE),
        alice(Rung.FOUR_KEYS, "data 2", "type 1", type(1), "record 2", Check.RECORD_TYPE),
        alice(Rung.FOUR_KEYS, "data 2", "type 3", type(3), "record 2", Check.RECORD_TYPE),
        alice(Rung.SUITES_CHECKED, "Finished", "type 2", type(2), "Finished", Check.RECORD_TYPE));
  }

  private static List<Case> messages() {
    return List.of(
        alice(Rung.FOUR_KEYS, "hello", "empty", fragment(Bytes.EMPTY), "hello", Check.MESSAGE),
        alice(Rung.FOUR_KEYS, "hello", "FIN", cut(0), "hello", Check.MESSAGE),
        alice(Rung.FOUR_KEYS, "hello", "another", message(new Secret(ONE)), "hello", Check.MESSAGE),
        alice(
            Rung.FOUR_KEYS,
            "hello",
            "a nonce",
            message(new Hello(bytes(32), Bytes.EMPTY)),
            "hello",
            Check.MESSAGE),
        alice(
            Rung.BOTH_NONCES,
            "hello",
            "no nonce",
            message(new Hello(Bytes.EMPTY, Bytes.EMPTY)),
            "hello",
            Check.MESSAGE),
        alice(
            Rung.BOTH_NONCES,
            "hello",
            "suites",
            message(new Hello(bytes(32), ONE)),
            "hello",
            Check.MESSAGE),
        bob(
            Rung.BOTH_NONCES,
            "answer",
            "short nonce",
            message(new Answer(bytes(31), Bytes.EMPTY)),
            "pick",
            Check.MESSAGE),
        bob(
            Rung.BOTH_NONCES,
            "answer",
            "a pick",
            message(new Answer(bytes(32), ONE)),
            "pick",
            Check.MESSAGE),
        bob(
            Rung.SUITES_CHECKED,
            "answer",
            "no pick",
            message(new Answer(bytes(32), Bytes.EMPTY)),
            "pick",
            Check.MESSAGE),
        bob(
            Rung.SUITES_CHECKED,
            "answer",
            "two picks",
            message(new Answer(bytes(32), bytes(2))),
            "pick",
            Check.MESSAGE));
  }

  private static List<Case> certificates() {
    return List.of(
        bob(
            Rung.FOUR_KEYS,
            "certificate",
            "none",
            message(new Certificate(List.of())),
            "certificate",
            Check.MESSAGE),
        bob(
            Rung.FOUR_KEYS,
            "certificate",
            "not X.509",
            message(new Certificate(List.of(bytes(9)))),
            "certificate",
            Check.MESSAGE),
        bob(Rung.FOUR_KEYS, "certificate", "signature", flip(900), "certificate", Check.ISSUER),
        bob(Rung.FOUR_KEYS, Guise.OWN_AUTHORITY, Check.ISSUER),
        bob(Rung.FOUR_KEYS, Guise.SELF_SIGNED, Check.ISSUER),
        bob(Rung.FOUR_KEYS, Guise.ROGUE_AUTHORITY, Check.ISSUER),
        bob(Rung.FOUR_KEYS, Guise.OTHER_NAME, Check.NAME));
  }

  private static List<Case> agreements() {
    return List.of(
        alice(
            Rung.SUITES_UNCHECKED,
            "hello",
            "no suite",
            message(new Hello(bytes(32), Bytes.EMPTY)),
            "hello",
            Check.COMMON_SUITE),
        alice(
            Rung.SUITES_UNCHECKED,
            "hello",
            "unknown suites",
            message(new Hello(bytes(32), Bytes.fromHex("00 03 ff"))),
            "hello",
            Check.COMMON_SUITE),
        bob(
            Rung.SUITES_UNCHECKED,
            "answer",
            "foreign pick",
            message(new Answer(bytes(32), Bytes.of((byte) 3))),
            "pick",
            Check.OFFERED_SUITE),
        bob(
            Rung.SUITES_UNCHECKED,
            "answer",
            "weak pick",
            message(new Answer(bytes(32), ONE)),
            "record 1",
            Check.RECORD_MAC),
        alice(Rung.FOUR_KEYS, "secret", "flip", flip(200), "secret", Check.SECRET),
        alice(
            Rung.FOUR_KEYS,
            "secret",
            "empty",
            message(new Secret(Bytes.EMPTY)),
            "secret",
            Check.SECRET),
        alice(Rung.FOUR_KEYS, "secret", "short", secret(95), "secret", Check.SECRET),
        alice(Rung.BOTH_NONCES, "secret", "long", secret(49), "secret", Check.SECRET),
        alice(Rung.SUITES_CHECKED, "hello", "stripped", strip(), "Finished", Check.FINISHED),
        alice(Rung.SUITES_CHECKED, "hello", "nonce", flip(20), "Finished", Check.RECORD_MAC),
        bob(Rung.BOTH_NONCES, "answer", "nonce", flip(20), "record 1", Check.RECORD_MAC),
        alice(
            Rung.SUITES_CHECKED,
            "Finished",
            "short",
            shorten(40),
            "Finished",
            Check.RECORD_LENGTH));
  }

  private static List<Case> records() {
    return List.of(
        alice(Rung.UNKEYED_HASH, "data 1", "flip", flip(25), "record 1", Check.RECORD_HASH),
        alice(Rung.RECORD_MAC, "data 3", "flip", flip(25), "record 3", Check.RECORD_MAC),
        alice(Rung.CHAPTERS_MAC, "data 2", "flip", flip(25), "record 2", Check.RECORD_MAC),
        bob(Rung.WHOLE_RECORD_MAC, "data 1", "flip", flip(25), "record 1", Check.RECORD_MAC),
        alice(Rung.CHAPTERS_MAC, "data 1", "dropped", Middle::drop, "record 1", Check.RECORD_MAC),
        alice(Rung.CLOSE_RECORD, "data 2", "type 3", type(3), "close", Check.RECORD_MAC),
        alice(Rung.CLOSE_RECORD, "data 2", "short", shorten(47), "record 2", Check.RECORD_LENGTH),
        alice(
            Rung.MASTER_SECRET_ALONE,
            "data 2",
            "short",
            shorten(15),
            "record 2",
            Check.RECORD_LENGTH));
  }

  private static List<Case> ends() {
    String end = "end of stream";
    return List.of(
        alice(Rung.STREAM_MAC, "data 2", "flip", flip(10), end, Check.STREAM_MAC),
        alice(Rung.STREAM_MAC, "data 2", "FIN", cut(0), end, Check.STREAM_MAC),
        alice(Rung.STREAM_MAC, "data 3", "dropped", Middle::drop, end, Check.STREAM_MAC),
        alice(Rung.STREAM_MAC, "data 2", "type 3", type(3), end, Check.RECORD_LENGTH),
        alice(Rung.STREAM_MAC, "MAC over the stream", "twice", twice(), end, Check.RECORD_TYPE),
        alice(Rung.CLOSE_AS_TYPE, "data 2", "FIN", cut(0), end, Check.CLOSE_RECORD),
        alice(Rung.CLOSE_RECORD, "data 2", "FIN", cut(0), end, Check.CLOSE_RECORD),
        alice(Rung.CLOSE_RECORD, "close", "dropped", Middle::drop, end, Check.CLOSE_RECORD),
        bob(Rung.CLOSE_RECORD, "close", "dropped", Middle::drop, end, Check.CLOSE_RECORD));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefused(Case row) {
    Run run = Lab.run(row.rung(), new Plan.ByHand("a test's", tactic(row)), 7);

    assertThat(run.events())
        .filteredOn(Event.Refused.class::isInstance)
        .extracting(event -> ((Event.Refused) event).notice())
        .extracting(Notice::who, Notice::step, Notice::check)
        .first()
        .isEqualTo(tuple(row.who(), row.step(), row.check().label()));
    assertThat(run.events()).contains(new Event.FinSent(row.who(), Person.TRUDY));
  }

  @Test
  void everyCheckIsReached() {
    Set<Check> reached =
        cases()
            .map(Case::check)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Check.class)));

    assertThat(reached).isEqualTo(EnumSet.allOf(Check.class));
  }

  /// Trudy changes the first record of this name that is meant for `who`.
  private static Tactic tactic(Case row) {
    return middle -> {
      boolean changed = false;
      for (Arrival next = middle.next(); ; next = middle.next()) {
        if (!changed
            && next instanceof Arrival.Unit(Card card)
            && card.to() == row.who()
            && card.name().equals(row.card())) {
          change(row.change(), middle, card);
          changed = true;
        } else if (!middle.pass(next)) {
          return;
        }
      }
    };
  }

  private static void change(Change change, Middle middle, Card card) throws IOException {
    try {
      change.to(middle, card);
    } catch (GeneralSecurityException | DecodeException e) {
      throw new AssertionError(e);
    }
  }

  private static Case alice(
      Rung rung, String card, String what, Change change, String step, Check check) {
    return new Case(rung, card, what, change, Person.ALICE, step, check);
  }

  private static Case bob(
      Rung rung, String card, String what, Change change, String step, Check check) {
    return new Case(rung, card, what, change, Person.BOB, step, check);
  }

  private static Case bob(Rung rung, Guise guise, Check check) {
    return bob(rung, "certificate", guise.name(), shown(guise), "certificate", check);
  }
}
