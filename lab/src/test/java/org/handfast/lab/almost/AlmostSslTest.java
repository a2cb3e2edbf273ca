package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Rung.Family;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Value;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both roles on every rung, over real wires with nobody who disturbs.
final class AlmostSslTest {
  static Stream<Rung> rungs() {
    return Arrays.stream(Rung.values()).filter(rung -> rung.family() != Family.TLS);
  }

  static Stream<Rung> almost() {
    return rungs().filter(rung -> rung != Rung.PLAIN);
  }

  private static Run watched(Rung rung, long seed) {
    return Lab.run(rung, new Plan.Watch(), seed);
  }

  @ParameterizedTest
  @MethodSource("rungs")
  void everyLineArrivesAndBothEndsAreTold(Rung rung) {
    Run run = watched(rung, 7);

    assertThat(run.verdict()).isInstanceOf(Verdict.NoEffect.class);
    assertThat(delivered(run, Person.BOB)).containsExactly(Lines.BALANCE);
    assertThat(delivered(run, Person.ALICE)).isEqualTo(Lines.ORDERS);
    assertThat(all(run, Event.Ended.class).map(Event.Ended::who))
        .containsExactlyInAnyOrder(Person.BOB, Person.ALICE);
    assertThat(all(run, Event.Compared.class)).allMatch(event -> event.comparison().holds());
  }

  @ParameterizedTest
  @MethodSource("rungs")
  void oneSeedIsOneRun(Rung rung) {
    assertThat(watched(rung, 7).events()).isEqualTo(watched(rung, 7).events());
    if (rung != Rung.PLAIN) {
      assertThat(watched(rung, 8).events()).isNotEqualTo(watched(rung, 7).events());
    }
  }

  @ParameterizedTest
  @MethodSource("rungs")
  void fieldsCoverAllBytesInOrder(Rung rung) {
    Run run = watched(rung, 7);
    List<Layer> layers = new ArrayList<>();
    all(run, Event.Sent.class).map(Event.Sent::card).map(Card::layers).forEach(layers::addAll);
    all(run, Event.Opened.class).map(Event.Opened::layer).forEach(layers::add);

    assertThat(layers).isNotEmpty();
    for (Layer layer : layers) {
      int at = 0;
      for (Field field : layer.fields()) {
        assertThat(field.offset()).as(layer.name() + ": " + field.name()).isEqualTo(at);
        assertThat(field.length()).isPositive();
        assertThat(field.meaning()).isNotBlank();
        at += field.length();
      }
      assertThat(at).as(layer.name()).isEqualTo(layer.bytes().length());
    }
  }

  /// Who gets a record and opens it sees what its maker saw.
  @ParameterizedTest
  @MethodSource("almost")
  void whatIsOpenedIsWhatWasPutInside(Rung rung) {
    Run run = watched(rung, 7);

    List<Event.Opened> opened = all(run, Event.Opened.class).toList();

    assertThat(opened).hasSizeGreaterThanOrEqualTo(5);
    for (Event.Opened event : opened) {
      Card sent =
          all(run, Event.Sent.class)
              .map(Event.Sent::card)
              .filter(card -> card.id().equals(event.card().id()))
              .findFirst()
              .orElseThrow();
      assertThat(sent.layers()).last().isEqualTo(event.layer());
    }
  }

  @ParameterizedTest
  @MethodSource("almost")
  void bothLearnTheSameKeys(Rung rung) {
    Run run = watched(rung, 7);

    List<Value> bobs = learned(run, Person.BOB);
    List<Value> alices = learned(run, Person.ALICE);

    assertThat(bobs).isNotEmpty();
    assertThat(named(bobs)).containsExactlyInAnyOrderElementsOf(named(alices));
    for (Value value : bobs) {
      assertThat(alices)
          .anyMatch(same -> same.name().equals(value.name()) && same.bytes().equals(value.bytes()));
    }
  }

  @Test
  void anAbsentNonceIsNotThrown() {
    Predicate<Rung> bobs = rung -> named(learned(watched(rung, 7), Person.ALICE)).contains("N_b");
    Predicate<Rung> alices = rung -> named(learned(watched(rung, 7), Person.BOB)).contains("N_a");

    assertThat(almost().filter(bobs))
        .containsExactly(
            Rung.BOBS_NONCE, Rung.BOTH_NONCES, Rung.SUITES_UNCHECKED, Rung.SUITES_CHECKED);
    assertThat(almost().filter(alices))
        .containsExactly(
            Rung.ALICES_NONCE, Rung.BOTH_NONCES, Rung.SUITES_UNCHECKED, Rung.SUITES_CHECKED);
  }

  @Test
  void theCardsOfAWholeHandshake() {
    assertThat(
            all(watched(Rung.SUITES_CHECKED, 7), Event.Sent.class)
                .map(event -> event.card().id() + " " + event.card().name()))
        .containsExactly(
            "B1 hello",
            "A1 answer",
            "A2 certificate",
            "B2 secret",
            "B3 Finished",
            "A3 Finished",
            "A4 data 1",
            "B4 data 1",
            "B5 data 2",
            "B6 data 3",
            "B7 close",
            "A5 close");
  }

  @Test
  void theCardsOfAStreamWithOneMac() {
    assertThat(
            all(watched(Rung.STREAM_MAC, 7), Event.Sent.class)
                .map(event -> event.card().id() + " " + event.card().name()))
        .containsExactly(
            "B1 hello",
            "A1 certificate",
            "B2 secret",
            "A2 data 1",
            "B3 data 1",
            "B4 data 2",
            "B5 data 3",
            "B6 MAC over the stream",
            "A3 MAC over the stream");
  }

  @Test
  void theLastLineClosesWhereTheTypeSaysSo() {
    assertThat(
            all(watched(Rung.CLOSE_AS_TYPE, 7), Event.Sent.class)
                .map(event -> event.card().name() + ": " + event.card().bytes().at(0)))
        .containsExactly(
            "hello: 1",
            "certificate: 1",
            "secret: 1",
            "data 1: 2",
            "data 1: 2",
            "data 2: 2",
            "data 3: 3",
            "close: 3");
  }

  @Test
  void theShippedStackIsSomethingElse() {
    assertThatThrownBy(() -> AlmostSsl.on(Rung.TLS_1_3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11");
  }

  private static <E extends Event> Stream<E> all(Run run, Class<E> kind) {
    return run.events().stream().filter(kind::isInstance).map(kind::cast);
  }

  private static List<Bytes> delivered(Run run, Person person) {
    return all(run, Event.Delivered.class)
        .filter(event -> event.who() == person)
        .map(Event.Delivered::data)
        .toList();
  }

  private static List<Value> learned(Run run, Person person) {
    return all(run, Event.Learned.class)
        .filter(event -> event.who() == person)
        .map(Event.Learned::value)
        .toList();
  }

  private static List<String> named(List<Value> values) {
    return values.stream().map(Value::name).toList();
  }
}
