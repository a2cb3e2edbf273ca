package org.handfast.lab.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaleTest {
  @Test
  void plainTcpIsToldLineByLine() {
    assertThat(tale(Rung.PLAIN, new Plan.Named(Attack.DROP), 80))
        .contains(
            """
            Bob, client              │ Trudy, in the middle     │ Alice, server
            connects to Trudy ─▶     │                          │
                                     │ connects to Alice ─▶     │
                                     │                          │ says “balance 500”
            has A1                   │ ◀─ passes on A1          │ ◀─ A1 line 1, 12 B
            is given “balance 500”   │                          │
            says “pay 100 to carol”  │                          │
            B1 line 1, 17 B ─▶       │ passes on B1 ─▶          │ has B1
                                     │                          │ is given “pay 100 to
                                     │                          │   carol”
            says “pay 020 to dave.”  │                          │
            B2 line 2, 17 B ─▶       │ ✗ drops B2               │
            says “take carol back”   │                          │
            B3 line 3, 16 B ─▶       │ passes on B3 ─▶          │ has B3
            """)
        .contains("Verdict: succeeds: Alice acted on “pay 100 to carol / take carol back”");
  }

  @Test
  void anotherDayGoesAcrossAllLanes() {
    assertThat(tale(Rung.NO_NONCE, new Plan.Named(Attack.REPLAY_SESSION), 80))
        .containsPattern("(?m)^── day 2: .+ ──$");
  }

  @Test
  void itEndsWithTheVerdictAndWhereThePageShowsIt() {
    assertThat(tale(Rung.CHAPTERS_MAC, new Plan.Named(Attack.REORDER), 80).lines().toList())
        .contains("Verdict: noticed: Alice, record 1, record MAC")
        .endsWith("", "See it: handfast lab, then #rung=5a&attack=reorder&seed=7");
  }

  @Test
  void whatCannotBeAttackedSaysWhy() {
    assertThat(tale(Rung.PLAIN, new Plan.Named(Attack.STRIP_SUITES), 80))
        .contains("Verdict: not applicable\nThere is no list of suites here");
  }

  @ParameterizedTest
  @EnumSource(Rung.class)
  void theLanesStandStraightOnEveryRung(Rung rung) {
    for (int columns : new int[] {80, 120}) {
      int lane = (columns - 6) / 3;
      assertThat(tale(rung, new Plan.Watch(), columns).lines().filter(line -> line.contains("│")))
          .isNotEmpty()
          .allMatch(line -> line.length() <= columns)
          .allMatch(line -> line.indexOf('│') == lane + 1)
          .allMatch(line -> line.lastIndexOf('│') == 2 * lane + 4);
    }
  }

  @Test
  void whyItEndedSoIsNoWiderThanTheTerminal() {
    assertThat(tale(Rung.WITHOUT_NUMBERS, new Plan.Named(Attack.REORDER), 80))
        .contains("The ladder is not monotone")
        .satisfies(tale -> assertThat(below(tale)).allMatch(line -> line.length() <= 80));
  }

  private static List<String> below(String tale) {
    List<String> lines = tale.lines().toList();
    List<String> after = lines.stream().dropWhile(line -> !line.startsWith("Nobody")).toList();
    assertThat(after).isNotEmpty();
    return after;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 80})
  void fewColumnsAreTakenForEighty(int columns) {
    Plan plan = new Plan.Watch();
    assertThat(tale(Rung.PLAIN, plan, columns)).isEqualTo(tale(Rung.PLAIN, plan, 80));
  }

  private static String tale(Rung rung, Plan plan, int columns) {
    return Tale.of(Lab.run(rung, plan, 7), columns);
  }
}
