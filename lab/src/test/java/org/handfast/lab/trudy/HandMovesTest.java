package org.handfast.lab.trudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Moves on rung 4, where B1 is Bob's hello, B2 his secret, and B3 to B5 are his lines; A1 is
/// Alice's certificate, A2 her line. No record there knows its place, so each move shows.
class HandMovesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          B4.drop               | pay 100 to carol / take carol back
          B3.copy | pay 100 to carol / pay 100 to carol / pay 020 to dave. / take carol back
          B3.after.B5           | pay 020 to dave. / take carol back / pay 100 to carol
          B3.after.B4           | pay 020 to dave. / pay 100 to carol / take carol back
          B3.after.B4,B4.drop   | pay 100 to carol / take carol back
          B3.after.B4,B4.after.B5 | take carol back / pay 020 to dave. / pay 100 to carol
          B3.drop, B5.copy      | pay 020 to dave. / take carol back / take carol back
          """)
  void theOrderInWhichAliceActs(String moves, String acted) {
    assertThat(verdict(moves)).isEqualTo(new Verdict.Succeeds("Alice acted on “" + acted + "”"));
  }

  @Test
  void finStandsInPlaceOfTheRest() {
    assertThat(verdict("B4.fin"))
        .isEqualTo(new Verdict.Succeeds("Alice believes that “pay 100 to carol” was all"));
  }

  @Test
  void rstEndsBothConnections() {
    assertThat(verdict("B4.rst"))
        .isEqualTo(new Verdict.Denial("Bob's connection was reset; Alice's connection was reset"));
  }

  @Test
  void whatIsReflectedComesBackToItsSender() {
    assertThat(noticed("B4.reflect")).isEqualTo("Bob, record 2, record MAC");
    assertThat(noticed("A2.reflect")).isEqualTo("Alice, record 1, record MAC");
  }

  @Test
  void flipsOfOneRecordAddUp() {
    assertThat(noticed("B3.flip.21.01")).isEqualTo("Alice, record 1, record MAC");
    assertThat(verdict("B3.flip.21.01,B3.flip.21.01")).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void theTypeIsTheFirstByte() {
    assertThat(noticed("B3.retype.03")).isEqualTo("Alice, record 1, record type");
    assertThat(verdict("B3.retype.02")).isInstanceOf(Verdict.NoEffect.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "B99.drop"})
  void whatMovesNothingHasNoEffect(String moves) {
    assertThat(verdict(moves)).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void theUserIsToldWhatCouldNotBeDone() {
    assertThat(notes("B99.drop")).containsExactly("B99 never came");
    assertThat(notes("B5.after.B99")).contains("B5 stays with Trudy, for B99 never came");
    assertThat(notes("B5.flip.69.01")).containsExactly("B5 has 69 bytes only, from 0 on");
    assertThat(notes("B5.flip.68.01")).isEmpty();
  }

  @Test
  void aRecordThatIsHeldForEverIsLost() {
    assertThat(verdict("B5.after.B99"))
        .isEqualTo(
            new Verdict.Succeeds(
                "Alice believes that “pay 100 to carol / pay 020 to dave.” was all"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          B5                | a move is a record, a dot and what becomes of it
          B5.               | a move is a record, a dot and what becomes of it
          drop              | a move is a record, a dot and what becomes of it
          B5.drop,          | a move is a record, a dot and what becomes of it
          <b>.drop          | a move is a record, a dot and what becomes of it
          C5.drop           | a record is B or A with a number from 1 on
          B0.drop           | a record is B or A with a number from 1 on
          B12345.drop       | a record is B or A with a number from 1 on
          T1.drop           | T1 is Trudy's own
          B5.jump           | Trudy can drop, copy, after, flip, retype, fin, rst and reflect
          B5.drop.now       | nothing comes behind that
          B5.after          | say behind which record
          B5.after.6        | say behind which record
          B5.after.B5       | behind a later record of the same sender
          B5.after.B4       | behind a later record of the same sender
          B5.after.A6       | behind a later record of the same sender
          B5.flip           | say which byte, and which bits of it
          B5.flip.21        | say which byte, and which bits of it
          B5.flip.21.1      | say which byte, and which bits of it
          B5.flip.x.01      | say which byte, and which bits of it
          B5.flip.21.00     | flips nothing
          B5.retype         | say which type
          B5.retype.3       | say which type
          B5.drop,B5.copy   | two moves for B5
          B5.flip.1.01,B5.drop | two moves for B5
          """)
  void whatIsNoMoveIsExplained(String moves, String told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandMoves.parse(moves))
        .withMessageContaining(told);
  }

  @Test
  void thereIsAnEndToMoves() {
    String many = "B1.flip.1.01,".repeat(64) + "B1.flip.1.01";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandMoves.parse(many))
        .withMessageContaining("more than 64");
    assertThat(HandMoves.parse(many.substring("B1.flip.1.01,".length()))).isNotNull();
  }

  private static Run run(String moves) {
    return Lab.run(Rung.WITHOUT_NUMBERS, new Plan.ByHand(moves, HandMoves.parse(moves)), 3);
  }

  private static Verdict verdict(String moves) {
    return run(moves).verdict();
  }

  private static String noticed(String moves) {
    return verdict(moves).summary().replace("noticed: ", "");
  }

  private static List<String> notes(String moves) {
    return run(moves).events().stream()
        .filter(event -> event instanceof Event.Noted && event.who() == Person.TRUDY)
        .map(event -> ((Event.Noted) event).text())
        .toList();
  }
}
