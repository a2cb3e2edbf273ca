package org.handfast.lab.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class StageTest {
  private final Journal journal = new Journal();
  private final Stage stage = new Stage(journal);
  private final List<String> acts = new ArrayList<>();

  @Test
  void trudyActsBeforeAliceAndAliceBeforeBob() {
    for (Person person : List.of(Person.BOB, Person.ALICE, Person.TRUDY)) {
      stage.enter(person, () -> acts.add(person.id()));
    }

    stage.play();

    assertThat(acts).containsExactly("trudy", "alice", "bob");
  }

  @Test
  void whoWaitsGivesTheTurnAway() {
    AtomicBoolean bobHasActed = new AtomicBoolean();
    stage.enter(
        Person.TRUDY,
        () -> {
          acts.add("trudy waits");
          stage.await(bobHasActed::get);
          acts.add("trudy goes on");
        });
    stage.enter(
        Person.BOB,
        () -> {
          acts.add("bob");
          bobHasActed.set(true);
        });

    stage.play();

    assertThat(acts).containsExactly("trudy waits", "bob", "trudy goes on");
  }

  @Test
  void whoNeedNotWaitKeepsTheTurn() {
    stage.enter(
        Person.ALICE,
        () -> {
          stage.await(() -> true);
          acts.add("alice");
        });
    stage.enter(Person.BOB, () -> acts.add("bob"));

    stage.play();

    assertThat(acts).containsExactly("alice", "bob");
  }

  @Test
  void aPauseLetsThoseWhoCanGoFirst() {
    AtomicBoolean written = new AtomicBoolean();
    stage.enter(
        Person.TRUDY,
        () -> {
          stage.await(written::get);
          acts.add("trudy");
        });
    stage.enter(
        Person.BOB,
        () -> {
          written.set(true);
          stage.pause();
          acts.add("bob");
        });

    stage.play();

    assertThat(acts).containsExactly("trudy", "bob");
  }

  @Test
  void whenNobodyCanGoOnTrudyHearsOfItFirst() {
    for (Person person : List.of(Person.BOB, Person.ALICE, Person.TRUDY)) {
      stage.enter(person, () -> stage.await(() -> false));
    }

    stage.play();

    assertThat(journal.events())
        .containsExactly(
            new Event.Waits(Person.TRUDY),
            new Event.Waits(Person.ALICE),
            new Event.Waits(Person.BOB));
  }

  @Test
  void whoHearsOfItCanHelpTheOthers() {
    AtomicBoolean helped = new AtomicBoolean();
    stage.enter(
        Person.TRUDY,
        () -> {
          try {
            stage.await(() -> false);
          } catch (Stalled quiet) {
            helped.set(true);
          }
        });
    stage.enter(
        Person.BOB,
        () -> {
          stage.await(helped::get);
          acts.add("bob");
        });

    stage.play();

    assertThat(acts).containsExactly("bob");
    assertThat(journal.events()).isEmpty();
  }

  @Test
  void aRefusalEndsAPartAndNotThePlay() {
    Actor alice = new Actor(Person.ALICE, 1, journal, new java.security.SecureRandom(), List.of());
    stage.enter(
        Person.ALICE,
        () -> {
          throw alice.refuses("hello", Check.MESSAGE, "because");
        });
    stage.enter(Person.BOB, () -> acts.add("bob"));

    stage.play();

    assertThat(acts).containsExactly("bob");
    assertThat(journal.events())
        .containsExactly(
            new Event.Refused(
                Person.ALICE, new Notice(Person.ALICE, "hello", "handshake message", "because")));
  }

  @Test
  void aFaultOfTheLabEndsThePlay() {
    stage.enter(
        Person.ALICE,
        () -> {
          throw new UnsupportedOperationException("a hole in the floor");
        });

    assertThatThrownBy(stage::play)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Alice fell")
        .hasRootCauseMessage("a hole in the floor");
  }

  @Test
  void onlyWhoActsCanWait() {
    assertThatThrownBy(() -> stage.await(() -> true)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSecondPlayGoesOnOnTheSameStage() {
    stage.enter(Person.BOB, () -> acts.add("monday"));
    stage.play();
    stage.enter(Person.BOB, () -> acts.add("tuesday"));
    stage.play();

    assertThat(acts).containsExactly("monday", "tuesday");
  }
}
