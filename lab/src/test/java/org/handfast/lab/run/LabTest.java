package org.handfast.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Person;
import org.handfast.lab.trudy.HandMoves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run is what its rung, its plan and its seed say, and nothing else.
class LabTest {
  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      names = {"REPLAY_SESSION", "REPLACE_SECRET", "ORACLE", "ROGUE_CA", "STRIP_SUITES"})
  void oneSeedIsOneRun(Attack attack) {
    Run once = Lab.run(Rung.SUITES_UNCHECKED, new Plan.Named(attack), 5);
    Run again = Lab.run(Rung.SUITES_UNCHECKED, new Plan.Named(attack), 5);

    assertThat(again).isEqualTo(once);
    assertThat(once.events()).isNotEmpty();
  }

  @Test
  void anotherSeedIsAnotherRunWithTheSameVerdict() {
    Run one = Lab.run(Rung.CLOSE_RECORD, new Plan.Named(Attack.DROP), 5);
    Run other = Lab.run(Rung.CLOSE_RECORD, new Plan.Named(Attack.DROP), 6);

    assertThat(other.events()).isNotEqualTo(one.events());
    assertThat(other.verdict()).isEqualTo(one.verdict());
  }

  @ParameterizedTest
  @EnumSource(Rung.class)
  void watchingHasNoEffect(Rung rung) {
    Run run = Lab.run(rung, new Plan.Watch(), 5);

    assertThat(run.verdict()).isInstanceOf(Verdict.NoEffect.class);
    for (Person person : List.of(Person.BOB, Person.ALICE)) {
      assertThat(run.events())
          .describedAs(person.title() + " is told the end")
          .anyMatch(event -> event instanceof Event.Ended(Person who, _) && who == person);
    }
  }

  @Test
  void whoListensHearsEveryEventInOrder() {
    List<Event> heard = new ArrayList<>();

    Run run = Lab.run(Rung.FOUR_KEYS, new Plan.Named(Attack.REORDER), 5, heard::add);

    assertThat(heard).isEqualTo(run.events());
  }

  @Test
  void whatDoesNotApplyIsNotPlayed() {
    Run run = Lab.run(Rung.PLAIN, new Plan.Named(Attack.OWN_CA), 5);

    assertThat(run.verdict()).isInstanceOf(Verdict.NotApplicable.class);
    assertThat(run.events()).isEmpty();
  }

  @Test
  void tomorrowsAliceThrowsAnotherNonce() {
    Run run = Lab.run(Rung.BOTH_NONCES, new Plan.Named(Attack.REPLAY_SESSION), 5);

    List<Event.Learned> nonces =
        run.events().stream()
            .filter(Event.Learned.class::isInstance)
            .map(Event.Learned.class::cast)
            .filter(event -> event.who() == Person.ALICE && event.value().name().equals("N_a"))
            .toList();
    assertThat(nonces).hasSize(2);
    assertThat(nonces.get(1).value().bytes()).isNotEqualTo(nonces.get(0).value().bytes());
  }

  @Test
  void theRogueAuthorityIsTrustedInItsOwnAttackAlone() {
    Plan rogue = new Plan.Named(Attack.ROGUE_CA);
    Plan own = new Plan.Named(Attack.OWN_CA);

    assertThat(Lab.run(Rung.FOUR_KEYS, rogue, 5).verdict()).isInstanceOf(Verdict.Succeeds.class);
    assertThat(Lab.run(Rung.FOUR_KEYS, own, 5).verdict()).isInstanceOf(Verdict.Noticed.class);
  }

  @Test
  void aHandDoesWhatTheNamedAttackDoes() {
    Plan byHand = new Plan.ByHand("B4.drop", HandMoves.parse("B4.drop"));

    Run named = Lab.run(Rung.CHAPTERS_MAC, new Plan.Named(Attack.DROP), 5);
    Run moved = Lab.run(Rung.CHAPTERS_MAC, byHand, 5);

    assertThat(moved.events()).isEqualTo(named.events());
    assertThat(moved.verdict()).isEqualTo(named.verdict());
  }
}
