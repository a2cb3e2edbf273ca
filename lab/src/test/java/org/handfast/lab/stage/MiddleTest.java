package org.handfast.lab.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.Trust;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bob writes three records to Alice and hears one from her; Trudy is between them.
final class MiddleTest {
  private Journal journal = new Journal();
  private List<String> toAlice = new ArrayList<>();
  private List<String> toBob = new ArrayList<>();
  private List<Wire> wires = new ArrayList<>();
  private Stage stage = new Stage(journal);

  @BeforeEach
  void begin() {
    journal = new Journal();
    stage = new Stage(journal);
    toAlice = new ArrayList<>();
    toBob = new ArrayList<>();
  }

  @AfterEach
  void close() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
  }

  @Test
  void aRelayChangesNothing() throws IOException {
    play(Tactic.relay());

    assertThat(toAlice).containsExactly("one", "two", "six", "end");
    assertThat(toBob).containsExactly("yes", "end");
    assertThat(acts())
        .containsExactly(
            "SEE B1", "PASS B1", "SEE B2", "PASS B2", "SEE B3", "PASS B3", "SEE A1", "PASS A1");
  }

  @Test
  void onePlayIsTheSameTwice() throws IOException {
    play(Tactic.relay());
    List<Event> first = journal.events();
    begin();
    play(Tactic.relay());

    assertThat(journal.events()).isEqualTo(first);
  }

  @Test
  void aRecordCanDisappear() throws IOException {
    play(onSecond((middle, card) -> middle.drop(card)));

    assertThat(toAlice).containsExactly("one", "six", "end");
  }

  @Test
  void aRecordCanComeTwice() throws IOException {
    play(
        onSecond(
            (middle, card) -> {
              middle.pass(card);
              middle.copy(card);
            }));

    assertThat(toAlice).containsExactly("one", "two", "two", "six", "end");
    assertThat(acts()).contains("COPY B2 T1");
  }

  @Test
  void aRecordCanBeHeldBack() throws IOException {
    play(
        onSecond(
            (middle, card) -> {
              middle.hold(card);
              middle.passNext();
              middle.release(card);
            }));

    assertThat(toAlice).containsExactly("one", "six", "two", "end");
    assertThat(acts()).containsSubsequence("HOLD B2", "PASS B3", "RELEASE B2");
  }

  @Test
  void aRecordCanBeChanged() throws IOException {
    play(onSecond((middle, card) -> middle.edit(card, text("too"), "byte 1")));

    assertThat(toAlice).containsExactly("one", "too", "six", "end");
  }

  @Test
  void aRecordCanGoBack() throws IOException {
    play(
        onSecond(
            (middle, card) -> {
              middle.pass(card);
              middle.reflect(card);
            }));

    assertThat(toAlice).containsExactly("one", "two", "six", "end");
    assertThat(toBob).containsExactly("two", "yes", "end");
  }

  @Test
  void trudyCanMakeARecordOfHerOwn() throws IOException {
    play(
        onSecond(
            (middle, card) -> {
              middle.inject(Person.ALICE, text("new"), "her own");
              middle.pass(card);
            }));

    assertThat(toAlice).containsExactly("one", "new", "two", "six", "end");
    assertThat(acts()).contains("INJECT T1");
  }

  @Test
  void otherSegmentsAreTheSameStream() throws IOException {
    play(
        onSecond(
            (middle, card) ->
                middle.pass(card, List.of(card.bytes().slice(0, 1), card.bytes().slice(1)))));

    assertThat(toAlice).containsExactly("one", "two", "six", "end");
  }

  @Test
  void finCanBeForged() throws IOException {
    play(
        onSecond(
            (middle, card) -> {
              middle.fin(Person.ALICE);
              middle.drop(card);
            }));

    assertThat(toAlice).containsExactly("one", "end");
    assertThat(toBob).containsExactly("yes", "end");
  }

  @Test
  void aConnectionCanBeReset() throws IOException {
    play(
        onSecond(
            (middle, card) -> {
              middle.rst(Person.ALICE);
              middle.rst(Person.BOB);
            }));

    assertThat(toAlice).containsExactly("one");
    assertThat(journal.events(Event.ResetCame.class))
        .extracting(Event::who)
        .containsExactlyInAnyOrder(Person.ALICE, Person.BOB);
    assertThat(journal.events(Event.Waits.class)).isEmpty();
  }

  @Test
  void trudyHearsWhenNobodyGoesOn() throws IOException {
    List<Arrival> arrivals = new ArrayList<>();
    play(
        middle -> {
          for (int i = 0; i < 4; i++) {
            arrivals.add(middle.next());
          }
          arrivals.add(middle.next());
        });

    assertThat(arrivals).last().isEqualTo(new Arrival.Quiet());
    assertThat(arrivals).contains(new Arrival.Fin(Person.BOB));
    assertThat(journal.events(Event.Waits.class))
        .extracting(Event::who)
        .containsExactly(Person.ALICE, Person.BOB);
  }

  @Test
  void whomSheIgnoresSheDoesNotHear() throws IOException {
    play(
        middle -> {
          middle.ignore(Person.BOB);
          assertThat(middle.next()).isEqualTo(new Arrival.Quiet());
          middle.fin(Person.ALICE);
          assertThat(middle.nextFrom(Person.ALICE)).map(Card::name).contains("answer");
          assertThat(middle.nextFrom(Person.ALICE)).isEmpty();
        });

    assertThat(toAlice).containsExactly("end");
  }

  private interface Deed {
    void with(Middle middle, Card card) throws IOException;
  }

  /// The first record passes, something happens with the second, and the rest passes too.
  private static Tactic onSecond(Deed deed) {
    return middle -> {
      middle.passNext();
      deed.with(middle, middle.nextFrom(Person.BOB).orElseThrow());
      middle.relay();
    };
  }

  private void play(Tactic tactic) throws IOException {
    Wire.Line first = Wire.connect(stage, Person.BOB, Person.TRUDY);
    Wire.Line second = Wire.connect(stage, Person.TRUDY, Person.ALICE);
    wires.addAll(List.of(first.near(), first.far(), second.near(), second.far()));
    Middle middle = new Middle(stage, first.far(), second.near(), new Nowhere());
    stage.enter(
        Person.BOB,
        () -> {
          for (String word : List.of("one", "two", "six")) {
            say(Person.BOB, first.near(), word, word);
          }
          first.near().finish();
          hear(first.near(), toBob);
        });
    stage.enter(
        Person.ALICE,
        () -> {
          hear(second.far(), toAlice);
          say(Person.ALICE, second.far(), "answer", "yes");
          second.far().finish();
        });
    stage.enter(Person.TRUDY, () -> tactic.play(middle));
    stage.play();
  }

  private void say(Person person, Wire wire, String name, String word) throws IOException {
    wire.send(
        journal.card(
            person, person.peer(), name, List.of(new Layer("on the wire", text(word), List.of()))));
  }

  private static void hear(Wire wire, List<String> words) throws IOException {
    Optional<Bytes> word = wire.read(3);
    while (word.isPresent()) {
      words.add(new String(word.get().toArray(), StandardCharsets.US_ASCII));
      word = wire.read(3);
    }
    words.add("end");
  }

  private List<String> acts() {
    return journal.events(Event.Handled.class).stream()
        .map(
            event ->
                event.act()
                    + " "
                    + event.card().id()
                    + event.result().map(card -> " " + card.id()).orElse(""))
        .toList();
  }

  private static Bytes text(String word) {
    return Bytes.owning(word.getBytes(StandardCharsets.US_ASCII));
  }

  /// These plays need nothing around Trudy.
  private static final class Nowhere implements Middle.World {
    @Override
    public Actor trudy(List<Bytes> lines) {
      throw new AssertionError();
    }

    @Override
    public Protocol protocol() {
      throw new AssertionError();
    }

    @Override
    public Identity identity(Guise guise) {
      throw new AssertionError();
    }

    @Override
    public Trust trust() {
      throw new AssertionError();
    }

    @Override
    public Wire call(int host, String what) {
      throw new AssertionError();
    }

    @Override
    public Wire answer(String what) {
      throw new AssertionError();
    }
  }
}
