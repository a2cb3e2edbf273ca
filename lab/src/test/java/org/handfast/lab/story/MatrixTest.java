package org.handfast.lab.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.junit.jupiter.api.Test;

final class MatrixTest {
  @Test
  void aTableHasARowForEachAttack() {
    List<String> lines = new ArrayList<>();
    matrix().tables(lines::add);
    assertThat(lines)
        .startsWith(
            "rung                    4         5a        6a        6c",
            "reorder                 SUCCEEDS  noticed   noticed   noticed",
            "forge-fin               SUCCEEDS  SUCCEEDS  SUCCEEDS  noticed",
            "",
            "SUCCEEDS   nobody notices, and Trudy has what she wanted");
  }

  @Test
  void theCellsComeInOrderThoughTheyAreRunSideBySide() {
    List<String> cells = new ArrayList<>();
    matrix().run(cell -> cells.add(cell.attack().id() + " " + cell.rung().id()));
    assertThat(cells)
        .containsExactly(
            "reorder 4",
            "reorder 5a",
            "reorder 6a",
            "reorder 6c",
            "forge-fin 4",
            "forge-fin 5a",
            "forge-fin 6a",
            "forge-fin 6c");
  }

  private static Matrix matrix() {
    return new Matrix(
        List.of(Rung.WITHOUT_NUMBERS, Rung.CHAPTERS_MAC, Rung.FIN_ALONE, Rung.CLOSE_RECORD),
        List.of(Attack.REORDER, Attack.FORGE_FIN),
        7);
  }
}
