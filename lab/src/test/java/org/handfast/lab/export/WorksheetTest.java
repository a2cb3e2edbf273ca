package org.handfast.lab.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Act;
import org.handfast.lab.stage.Capture;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Value;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A worksheet")
final class WorksheetTest {
  private static final Bytes WIRE = Bytes.fromHex("02af010003616263");
  private static final Bytes KEY = Bytes.fromHex("0123456789abcdef0123456789abcdef");
  private static final Bytes SEQ_OF_BOB = Bytes.fromHex("0000000000000000");
  private static final Bytes SEQ_OF_ALICE = Bytes.fromHex("0000000000000001");

  private final String sheet = Worksheet.of(run());
  private final String questions = sheet.substring(0, sheet.indexOf("# Solution"));
  private final String solution = sheet.substring(questions.length());

  @Test
  @DisplayName("tells which run it is of, and how to make it again")
  void tellsRun() {
    assertThat(questions)
        .contains("rung 5a")
        .contains("./handfast lab run --rung 5a --attack drop --seed 11")
        .contains("#rung=5a&attack=drop&seed=11");
  }

  @Test
  @DisplayName("shows the bytes of each record, and asks what they say")
  void showsRecords() {
    assertThat(questions)
        .contains("0000  02 af 01 00 03 61 62 63                          .....abc\n")
        .contains("| type | 0 | 1 | " + Sheet.BLANK + " |")
        .contains("record MAC = `SHA-256(data ‖ M_b ‖ seq)`")
        .contains("| seq | 8 | " + Sheet.BLANK + " |");
  }

  @Test
  @DisplayName("does not give away what it asks for")
  void keepsQuiet() {
    assertThat(questions)
        .doesNotContain(KEY.toHex())
        .doesNotContain(SEQ_OF_ALICE.toHex())
        .doesNotContain("data, it says")
        .doesNotContain("drops B1")
        .doesNotContain("record MAC of")
        .contains("What Trudy does with it: " + Sheet.BLANK);
  }

  @Test
  @DisplayName("has the solution on a page of its own, at the end")
  void solves() {
    assertThat(questions).endsWith("<div style=\"break-before: page\"></div>\n\n");
    assertThat(solution)
        .contains("**noticed: Alice, record 1, record MAC**")
        .contains("1. Trudy drops B1, data 1.")
        .contains("| B1 | type | data, it says |")
        .contains("| M_b | `" + KEY.toHex() + "` | dice | Bob, Alice |")
        .contains("| seq | `" + SEQ_OF_ALICE.toHex() + "` |")
        .contains("**Different.**")
        .contains("- Alice: “abc”, the end")
        .contains("- Bob: nothing");
  }

  @Test
  @DisplayName("shows no more of a long record than one reads")
  void cutsLongRecords() {
    String dump = new Sheet().dump(Bytes.of(new byte[400])).toString();
    assertThat(dump).contains("\n0090 ").doesNotContain("\n00a0 ").contains("and 240 bytes more");
    assertThat(new Sheet().dump(Bytes.of(new byte[320])).toString()).doesNotContain("more");
  }

  @Test
  @DisplayName("looks into a field once, not twice")
  void goesOneDeep() {
    List<Field> fields =
        List.of(
            Field.of("header", 0, 2, ""),
            Field.of("message", 2, 6, ""),
            Field.of("type", 2, 1, ""),
            Field.of("body", 3, 5, ""),
            Field.of("random", 4, 4, ""));
    assertThat(Findings.main(fields))
        .extracting(Field::name)
        .containsExactly("header", "type", "body");
  }

  @Test
  @DisplayName("is the same for the same run")
  void isTheSame() {
    assertThat(Worksheet.of(run())).isEqualTo(sheet);
  }

  @Test
  @DisplayName("says so where there is nothing to attack")
  void isShort() {
    Run nothing =
        new Run(
            Rung.PLAIN,
            new Plan.Named(Attack.STRIP_SUITES),
            1,
            List.of(),
            new Verdict.NotApplicable("There are no suites."),
            Capture.EMPTY);
    assertThat(Worksheet.of(nothing))
        .contains("There are no suites.")
        .contains("Nothing: there is");
  }

  private static Run run() {
    Layer wire = new Layer("on the wire", WIRE, List.of(Field.of("type", 0, 1, "data, it says")));
    Card card = new Card("B1", Person.BOB, Person.ALICE, "data 1", List.of(wire));
    Value key = new Value("M_b", KEY, "", List.of());
    Comparison comparison =
        new Comparison(
            "record MAC",
            "SHA-256(data ‖ M_b ‖ seq)",
            List.of(new Comparison.Input("M_b", KEY), new Comparison.Input("seq", SEQ_OF_ALICE)),
            Bytes.fromHex("aa"),
            SEQ_OF_BOB);
    Notice notice = new Notice(Person.ALICE, "record 1", "record MAC", "The MAC is another one.");
    Bytes line = Bytes.owning("abc\n".getBytes(StandardCharsets.US_ASCII));
    List<Event> events =
        List.of(
            new Event.Learned(Person.BOB, key),
            new Event.Learned(Person.ALICE, key),
            new Event.Sent(Person.BOB, card),
            new Event.Handled(Act.SEE, card, Optional.empty(), ""),
            new Event.Handled(Act.DROP, card, Optional.empty(), ""),
            new Event.Compared(Person.ALICE, Optional.of(card), comparison),
            new Event.Delivered(Person.ALICE, 1, line),
            new Event.Ended(Person.ALICE, 1));
    return new Run(
        Rung.CHAPTERS_MAC,
        new Plan.Named(Attack.DROP),
        11,
        events,
        new Verdict.Noticed(notice),
        Capture.EMPTY);
  }
}
