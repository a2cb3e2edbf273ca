package org.handfast.lab.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A run in the terminal")
final class TaleTest {
  private static String tale(Rung rung, Attack attack) {
    return Tale.of(Lab.run(rung, new Plan.Named(attack), 7));
  }

  @Test
  @DisplayName("has a line for each record that passes, in three lanes")
  void hasLanes() {
    assertThat(tale(Rung.WITHOUT_NUMBERS, Attack.REORDER).lines())
        .contains(
            "B1 hello, 11 B ─▶               │ passes on B1 ─▶                 │ has B1",
            "has A2                          │ ◀─ passes on A2                 │ ◀─ A2 data 1, 65"
                + " B",
            "B3 data 1, 70 B ─▶              │ ✗ holds back B3                 │");
  }

  @Test
  @DisplayName("ends with the verdict, why, and where the page shows it")
  void ends() {
    assertThat(tale(Rung.CHAPTERS_MAC, Attack.REORDER).lines().toList().reversed())
        .startsWith("See it: handfast lab, then #rung=5a&attack=reorder&seed=7", "")
        .contains("Verdict: noticed: Alice, record 1, record MAC");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("is no wider than a terminal, on every rung")
  void isNarrow(Rung rung) {
    String tale = Tale.of(Lab.run(rung, new Plan.Watch(), 7));
    assertThat(tale.lines().filter(line -> line.contains("│")))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  @DisplayName("tells of other days")
  void tellsDays() {
    assertThat(tale(Rung.NO_NONCE, Attack.REPLAY_SESSION)).contains("── day 2: ");
  }

  @Test
  @DisplayName("says so where there is nothing to attack")
  void tellsNothing() {
    assertThat(tale(Rung.PLAIN, Attack.STRIP_SUITES)).contains("There is no list of suites here");
  }

  @Test
  @DisplayName("has all rungs in the matrix, with one word for each ending")
  void hasMatrix() {
    List<String> lines = new ArrayList<>();
    Matrix.run(List.of(Rung.PLAIN, Rung.CHAPTERS_MAC), 7, lines::add);
    assertThat(lines).hasSize(1 + Attack.values().length);
    assertThat(lines)
        .contains(
            "rung                    0         5a",
            "flip                    SUCCEEDS  noticed",
            "reorder                 SUCCEEDS  noticed",
            "strip-suites            –         –");
  }
}
