package org.handfast.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.matrix.Paper.Cell;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The matrix's test is worth what its reading of the paper is worth.
class PaperTest {
  private static final String HEAD =
      """
      # A page

      ## README

      | rungs | nothing | here | is | read |

      ## drop

      | rungs | verdict | who | step | check | words | because |
      |---|---|---|---|---|---|---|
      """;

  @Test
  void rangesAreInTheOrderOfTheLadder() {
    assertThat(parse("| 1b–2b 3b | succeeds | | | | gone; away | why |"))
        .extracting(Cell::toString)
        .containsExactly("1b drop", "2a drop", "2a+ drop", "2b drop", "3b drop");
  }

  @Test
  void aRowSaysWhoNoticesAndInWhichWords() {
    assertThat(parse("| 4 | too late | Alice | record 2 | record MAC | gone; away | why |"))
        .extracting(Cell::expected)
        .containsExactly(
            new Expected("too late", "Alice / record 2 / record MAC", List.of("gone", "away")));
  }

  @Test
  void correctionsAreNotRead() {
    assertThat(parse("## Corrections\n| 4 | was | wrong |")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          | 4 | succeeds | | | | |            ! not 7 columns
          | 4 | perhaps | | | | | why |       ! no verdict is called perhaps
          | 44 | succeeds | | | | | why |     ! there is no rung 44
          | 4–2b | succeeds | | | | | why |   ! 4–2b is no range of rungs
          ## drip                             ! no attack is called drip
          """)
  void aSlipOfThePenIsNotPassedOver(String row, String told) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(row)).withMessageContaining(told);
  }

  @Test
  void aVerdictAsOnPaperHasNoDifferences() {
    Expected expected = new Expected("too late", "Bob / record 2 / tag", List.of("paid"));

    assertThat(expected.differences(tooLate("Bob", "record 2", "tag", "Bob paid 5"))).isEmpty();
  }

  @Test
  void eachDifferenceIsTold() {
    Expected expected = new Expected("too late", "Bob / record 2 / tag", List.of("paid", "5"));

    assertThat(expected.differences(tooLate("Bob", "record 2", "tag", "Bob read 6"))).hasSize(2);
    assertThat(expected.differences(tooLate("Bob", "record 3", "tag", "paid 5"))).hasSize(1);
    assertThat(expected.differences(tooLate("Alice", "record 2", "tag", "paid 5"))).hasSize(1);
    assertThat(expected.differences(tooLate("Bob", "record 2", "hash", "paid 5"))).hasSize(1);
    assertThat(expected.differences(new Verdict.Succeeds("paid 5"))).hasSize(2);
  }

  @Test
  void aSimulatedVerdictIsAnother() {
    Expected expected = new Expected("simulated succeeds", "", List.of("read"));
    Verdict inner = new Verdict.Succeeds("Trudy read");

    assertThat(expected.differences(new Verdict.Simulated("a computer", inner))).isEmpty();
    assertThat(expected.differences(inner)).hasSize(1);
  }

  private static List<Cell> parse(String rows) {
    return Paper.parse("a page", HEAD + rows);
  }

  private static Verdict tooLate(String who, String step, String check, String gain) {
    Person person = Person.valueOf(who.toUpperCase(java.util.Locale.ROOT));
    return new Verdict.NoticedTooLate(new Notice(person, step, check, "why"), gain);
  }
}
