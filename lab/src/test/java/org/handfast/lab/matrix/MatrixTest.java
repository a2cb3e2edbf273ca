package org.handfast.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Rung.Family;
import org.handfast.lab.matrix.Paper.Cell;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every attack on every rung, run for real and held against what was worked out on paper before.
class MatrixTest {
  private static final long SEED = 7;
  private static final List<Cell> ALMOST = Paper.read("almost.md");
  private static final List<Cell> TLS = Paper.read("tls.md");

  static Stream<Cell> almost() {
    return ALMOST.stream();
  }

  static Stream<Cell> tls() {
    return TLS.stream();
  }

  @ParameterizedTest
  @MethodSource("almost")
  void almostSsl(Cell cell) {
    assertAsOnPaper(cell);
  }

  @ParameterizedTest
  @MethodSource("tls")
  void shippedStack(Cell cell) {
    assertAsOnPaper(cell);
  }

  private static void assertAsOnPaper(Cell cell) {
    Run run = Lab.run(cell.rung(), new Plan.Named(cell.attack()), SEED);

    assertThat(cell.expected().differences(run.verdict()))
        .describedAs(cell + ": " + run.verdict())
        .isEmpty();
  }

  @Test
  void everyCellIsExpectedOnce() {
    List<String> expected = Stream.concat(almost(), tls()).map(Cell::toString).toList();
    List<String> all = new ArrayList<>();
    for (Rung rung : Rung.values()) {
      for (Attack attack : Attack.values()) {
        all.add(rung.id() + " " + attack.id());
      }
    }

    assertThat(expected).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void eachPageKeepsToItsRungs() {
    assertThat(ALMOST).allMatch(cell -> cell.rung().family() != Family.TLS);
    assertThat(TLS).allMatch(cell -> cell.rung().family() == Family.TLS);
  }
}
