package org.handfast.lab.story;

import java.nio.charset.StandardCharsets;
import org.handfast.lab.export.Captions;
import org.handfast.lab.ladder.Texts;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.matrix.Reasons;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Act;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;

/// A run as a story in three lanes, a line for each record, then the verdict and why.
public final class Tale {
  /// Fewer columns than this are too few for three lanes.
  public static final int LEAST_COLUMNS = 80;

  private final int columns;
  private final Lanes lanes;

  private Tale(int columns) {
    this.columns = Math.max(columns, LEAST_COLUMNS);
    this.lanes = new Lanes(this.columns);
  }

  /// The story; the same for the same run.
  ///
  /// @param columns that the terminal has
  public static String of(Run run, int columns) {
    Tale tale = new Tale(columns);
    tale.titles();
    run.events().forEach(tale::tell);
    return tale.head(run) + tale.lanes + tale.end(run);
  }

  private String head(Run run) {
    Texts texts = Texts.read();
    String plan =
        switch (run.plan()) {
          case Plan.Watch() -> "Trudy only watches.";
          case Plan.Named(var attack) ->
              "Trudy: " + texts.attack(attack).title() + ". " + texts.attack(attack).aim();
          case Plan.ByHand(String moves, _) -> "Trudy, by hand: " + moves;
        };
    return "Rung %s: %s\n%s\n"
        .formatted(run.rung().id(), texts.rung(run.rung()).title(), paragraphs(plan + "\n"));
  }

  private void titles() {
    lanes.write(Person.BOB, "titles", "Bob, client");
    lanes.write(Person.TRUDY, "titles", "Trudy, in the middle");
    lanes.write(Person.ALICE, "titles", "Alice, server");
  }

  private String end(Run run) {
    return "\n"
        + verdict(run)
        + "\n"
        + paragraphs(Reasons.of(run))
        + "\nSee it: handfast lab, then "
        + Captions.fragment(run)
        + "\n";
  }

  /// Breaks lines that are longer than the terminal is wide.
  private String paragraphs(String text) {
    StringBuilder broken = new StringBuilder();
    for (String paragraph : text.strip().split("\n", -1)) {
      int used = 0;
      for (String word : paragraph.split(" ", -1)) {
        boolean fits = used + 1 + word.length() <= columns;
        broken.append(used == 0 ? "" : fits ? " " : "\n").append(word);
        used = used > 0 && fits ? used + 1 + word.length() : word.length();
      }
      broken.append('\n');
    }
    return broken.toString();
  }

  /// The line that says how it ended.
  public static String verdict(Run run) {
    return run.verdict() instanceof Verdict.NotApplicable
        ? "Verdict: not applicable"
        : "Verdict: " + run.verdict().summary();
  }

  private void tell(Event event) {
    Person who = event.who();
    switch (event) {
      case Event.Connected connected ->
          say(who, arrow(who, connected.to(), "connects to " + connected.to().title()));
      case Event.Day day -> lanes.across("day " + day.day() + ": " + day.what());
      case Event.Sent sent -> record(who, sent.card(), sent.card().id() + " " + named(sent.card()));
      case Event.Handled handled -> tell(handled);
      case Event.Received received ->
          lanes.write(who, received.card().id(), "has " + received.card().id());
      case Event.Compared compared ->
          say(who, (compared.comparison().holds() ? "✓ " : "✗ ") + compared.comparison().name());
      case Event.Said said -> say(who, "says " + quoted(said.line()));
      case Event.Delivered delivered -> say(who, "is given " + quoted(delivered.data()));
      case Event.Ended _ -> say(who, "is told that this is all");
      case Event.Refused refused -> say(who, "✗ refuses: " + refused.notice().check());
      case Event.FinSent fin -> say(who, arrow(who, fin.to(), "FIN"));
      case Event.ResetSent rst -> say(who, arrow(who, rst.to(), "RST"));
      case Event.ResetCame _ -> say(who, "connection gone: RST");
      case Event.Waits _ -> say(who, "waits for ever");
      case Event.Gained gained ->
          say(
              who,
              "★ " + gained.what() + (gained.data().isEmpty() ? "" : ": " + quoted(gained.data())));
      case Event.Learned learned when who == Person.TRUDY ->
          say(who, "★ knows " + learned.value().name());
      case Event.Simulated simulated -> say(who, "simulated: " + simulated.what());
      case Event.Noted noted -> say(who, noted.text());
      case Event.Learned _, Event.Entered _, Event.Opened _ -> {
        // The page has it; here a run must be read at a glance.
      }
    }
  }

  private void tell(Event.Handled handled) {
    if (handled.act() == Act.SEE) {
      return;
    }
    Card card = handled.card();
    Card goesOn = handled.result().orElse(card);
    String words =
        handled.act().verb()
            + " "
            + card.id()
            + handled.result().map(result -> ": " + result.id()).orElse("")
            + (handled.how().isEmpty() ? "" : ", " + handled.how());
    boolean stays = handled.act() == Act.DROP || handled.act() == Act.HOLD;
    lanes.write(
        Person.TRUDY, card.id(), stays ? "✗ " + words : arrow(Person.TRUDY, goesOn.to(), words));
  }

  private void record(Person who, Card card, String words) {
    lanes.write(who, card.id(), arrow(who, card.to(), words));
  }

  private void say(Person who, String words) {
    lanes.write(who, "", words);
  }

  private static String named(Card card) {
    return card.name() + ", " + card.bytes().length() + " B";
  }

  /// Which way it goes, as the lanes lie.
  private static String arrow(Person from, Person to, String words) {
    return to.compareTo(from) > 0 ? words + " ─▶" : "◀─ " + words;
  }

  private static String quoted(Bytes data) {
    return "“" + new String(data.toArray(), StandardCharsets.ISO_8859_1).strip() + "”";
  }
}
