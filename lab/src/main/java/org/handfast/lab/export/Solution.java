package org.handfast.lab.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.lab.ladder.RungText;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.matrix.Reasons;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;

/// A worksheet's last pages: what should stand in its blanks.
final class Solution {
  private final Sheet sheet;
  private final Findings findings;

  private Solution(Sheet sheet, Findings findings) {
    this.sheet = sheet;
    this.findings = findings;
  }

  static void write(Sheet sheet, Run run, Findings findings, RungText rung) {
    Solution solution = new Solution(sheet, findings);
    sheet.newPage().heading(1, "Solution");
    solution.tellVerdict(run, rung);
    solution.tellActs();
    solution.tellFields();
    solution.tellValues();
    solution.tellCounts();
    solution.tellComparisons();
    solution.tellDeliveries();
  }

  private void tellVerdict(Run run, RungText rung) {
    sheet.heading(2, "Verdict");
    boolean isPlayed = !(run.verdict() instanceof Verdict.NotApplicable);
    sheet.paragraph("**" + (isPlayed ? run.verdict().summary() : "not applicable") + "**");
    sheet.paragraph(Reasons.of(run));
    sheet.paragraph("This rung stops: " + rung.stops());
    sheet.paragraph("It leaves: " + rung.leaves());
  }

  private void tellActs() {
    List<String> acts = findings.acts().stream().map(Solution::told).toList();
    if (!acts.isEmpty()) {
      sheet.heading(2, "What Trudy did").steps(acts);
    }
  }

  private static String told(Event.Handled handled) {
    return "Trudy "
        + handled.act().verb()
        + " "
        + Findings.caption(handled.card())
        + handled.result().map(card -> "; it becomes " + card.id()).orElse("")
        + (handled.how().isEmpty() ? "" : " (" + handled.how() + ")")
        + ".";
  }

  private void tellFields() {
    sheet.heading(2, "What the records say");
    sheet.table(
        Worksheet.table(
            List.of("record", "field", "what it says"),
            findings.cards().stream().flatMap(Solution::meanings)));
  }

  private static Stream<List<String>> meanings(Card card) {
    return Findings.main(card.layers().getFirst().fields())
        .map(field -> List.of(card.id(), field.name(), field.meaning()));
  }

  private void tellValues() {
    sheet.heading(2, "The values, and who knows them");
    sheet.table(
        Worksheet.table(
            List.of("value", "bytes", "made as", "known to"),
            findings.values().stream()
                .map(
                    known ->
                        List.of(
                            known.value().name(),
                            Sheet.digits(known.value().bytes()),
                            Findings.formula(known.value().formula()),
                            known.by().stream()
                                .map(Person::title)
                                .collect(Collectors.joining(", "))))));
  }

  private void tellCounts() {
    List<String> counts =
        findings.all(Event.Entered.class).stream()
            .filter(entered -> entered.name().endsWith(" seq"))
            .map(each -> each.who().title() + ", " + each.name() + ": " + each.value())
            .toList();
    if (!counts.isEmpty()) {
      sheet.heading(2, "The counters, as they went").steps(counts);
    }
  }

  private void tellComparisons() {
    int number = 0;
    for (Event.Compared compared : findings.comparisons()) {
      tell(++number, compared);
    }
  }

  private void tell(int number, Event.Compared compared) {
    Comparison comparison = compared.comparison();
    sheet.heading(
        3,
        "Check "
            + number
            + ": "
            + compared.who().title()
            + ", "
            + comparison.name()
            + compared.card().map(card -> " of " + card.id()).orElse(""));
    List<List<String>> rows = new ArrayList<>();
    comparison.inputs().forEach(input -> rows.add(row(input.name(), input.bytes())));
    rows.add(row("computed", comparison.computed()));
    rows.add(row("received", comparison.received()));
    sheet.paragraph(Findings.formula(comparison.formula()));
    sheet.table(Worksheet.table(List.of("what", "bytes"), rows.stream()));
    sheet.paragraph(comparison.holds() ? "Equal." : "**Different.**");
  }

  private static List<String> row(String name, Bytes bytes) {
    return List.of(name, Sheet.digits(bytes));
  }

  private void tellDeliveries() {
    sheet.heading(2, "What the applications were given");
    for (Person person : List.of(Person.ALICE, Person.BOB)) {
      List<String> given = findings.deliveries(person);
      sheet.list(
          (given.isEmpty() ? List.of("nothing") : given)
              .stream().map(each -> person.title() + ": " + each).toList());
    }
  }
}
