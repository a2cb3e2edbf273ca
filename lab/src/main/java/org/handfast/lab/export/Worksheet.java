package org.handfast.lab.export;

import static org.handfast.lab.export.Sheet.BLANK;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.lab.ladder.RungText;
import org.handfast.lab.ladder.Texts;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Person;

/// A run as a sheet of paper for a student, in Markdown: what to predict, the records as they
/// passed, blanks to fill in; and on a page of its own at the end what should stand there.
public final class Worksheet {
  private final Run run;
  private final Findings findings;
  private final RungText rung;
  private final Sheet sheet = new Sheet();

  private Worksheet(Run run, Texts texts) {
    this.run = run;
    this.findings = new Findings(run);
    this.rung = texts.rung(run.rung());
    introduce(texts);
  }

  /// The sheet; the same for the same run.
  public static String of(Run run) {
    Worksheet worksheet = new Worksheet(run, Texts.read());
    worksheet.predict();
    worksheet.show();
    worksheet.ask();
    Solution.write(worksheet.sheet, run, worksheet.findings, worksheet.rung);
    return worksheet.sheet.toString();
  }

  private void introduce(Texts texts) {
    sheet.heading(1, "Worksheet: rung " + run.rung().id() + ", " + rung.title());
    sheet.paragraph("Name: " + BLANK + BLANK + "  Date: " + BLANK);
    sheet.paragraph(
        "Make this run again with `./"
            + Captions.command(run)
            + "`, or on the page at `"
            + Captions.fragment(run)
            + "`.");
    sheet.heading(2, "What is new on this rung");
    sheet.paragraph(rung.isNew());
    sheet.heading(2, "What Trudy tries");
    sheet.paragraph(
        switch (run.plan()) {
          case Plan.Watch() -> "Nothing. She passes everything on.";
          case Plan.Named(var attack) -> {
            var text = texts.attack(attack);
            yield "**" + text.title() + ".** " + text.aim() + "\n\n" + text.how();
          }
          case Plan.ByHand(String moves, _) -> "These moves, by hand: `" + moves + "`.";
        });
  }

  private void predict() {
    sheet.heading(2, "1. Predict, before you look");
    sheet.list(
        List.of(
            "☐ She succeeds, and nobody notices.",
            "☐ Somebody notices, when it is too late.",
            "☐ Somebody notices in time.",
            "☐ All that she can do is to keep the two from getting done.",
            "☐ It has no effect."));
    sheet.paragraph(
        "Who would notice: " + BLANK + ", at which step: " + BLANK + ", by which check: " + BLANK);
    sheet.paragraph("Because: " + BLANK.repeat(4));
  }

  private void show() {
    sheet.heading(2, "2. What passed over the wires");
    List<Card> cards = findings.cards();
    if (cards.isEmpty()) {
      sheet.paragraph("Nothing: there is nothing here to attack in this way.");
    }
    cards.forEach(this::show);
  }

  private void show(Card card) {
    sheet.heading(3, Findings.caption(card) + ": " + Findings.way(card));
    Layer wire = card.layers().getFirst();
    sheet.dump(wire.bytes());
    sheet.table(
        table(
            List.of("field", "from byte", "bytes", "what it says"),
            Findings.main(wire.fields()).map(Worksheet::asked)));
    for (Layer inside : card.layers().subList(1, card.layers().size())) {
      sheet.paragraph(
          "Inside, " + inside.name() + ", for who has the key. Which key is that? " + BLANK);
      sheet.dump(inside.bytes());
    }
    if (card.from() != Person.TRUDY) {
      sheet.paragraph("What Trudy does with it: " + BLANK + BLANK);
    }
  }

  private static List<String> asked(Field field) {
    return List.of(
        field.name(), Integer.toString(field.offset()), Integer.toString(field.length()), BLANK);
  }

  private void ask() {
    sheet.heading(2, "3. Fill in");
    if (!findings.values().isEmpty()) {
      sheet.paragraph("How does it begin, where you can tell, and who knows it at the end?");
      sheet.table(
          table(
              List.of("value", "bytes", "made as", "begins with", "Bob", "Trudy", "Alice"),
              findings.values().stream()
                  .map(
                      known ->
                          List.of(
                              known.value().name(),
                              Integer.toString(known.value().bytes().length()),
                              Findings.formula(known.value().formula()),
                              BLANK,
                              "☐",
                              "☐",
                              "☐"))));
    }
    int number = 0;
    for (Event.Compared compared : findings.comparisons()) {
      ask(++number, compared);
    }
    sheet.heading(2, "4. What came of it");
    List<String> questions = new ArrayList<>();
    questions.add("Alice's application was given: " + BLANK.repeat(3));
    questions.add("Bob's application was given: " + BLANK.repeat(2));
    questions.add("Which of the two was told that this was all? " + BLANK);
    questions.add("Who noticed, at which step, by which check? " + BLANK.repeat(3));
    questions.add("Was that in time? " + BLANK);
    questions.add("What would have to be different, so that it ends otherwise? " + BLANK.repeat(3));
    sheet.steps(questions);
  }

  private void ask(int number, Event.Compared compared) {
    Comparison comparison = compared.comparison();
    sheet.heading(3, "Check " + number);
    sheet.paragraph(
        compared.who().title()
            + " looks at "
            + compared.card().map(Findings::caption).orElse("what came")
            + ": "
            + comparison.name()
            + " = "
            + Findings.formula(comparison.formula())
            + ". The computation's inputs, as "
            + compared.who().title()
            + " has them:");
    sheet.table(
        table(
            List.of("input", "bytes", "value, or whose key"),
            comparison.inputs().stream()
                .map(
                    input ->
                        List.of(input.name(), Integer.toString(input.bytes().length()), BLANK))));
    sheet.paragraph(
        "First four bytes computed: " + BLANK + ", received: " + BLANK + ". Equal? " + BLANK);
  }

  static List<List<String>> table(List<String> head, Stream<List<String>> rows) {
    return Stream.concat(Stream.of(head), rows).toList();
  }
}
