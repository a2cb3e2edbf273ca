package org.handfast.cli.lab;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `handfast lab list`: what can be run.
@Command(
    name = "list",
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "All rungs and all attacks, a line each.",
    optionListHeading = "%nOptions:%n")
public final class LabListCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  @SuppressWarnings("unused") // picocli knows what it means
  private boolean help;

  @Override
  public Integer call() {
    Texts texts = Texts.read();
    Paper paper = new Paper(spec);
    paper.line("Rungs, from the bottom up:");
    for (Rung rung : Rung.values()) {
      paper.line(entry(rung.id(), 5, texts.rung(rung).title()));
    }
    paper.line("\nAttacks:");
    for (Attack attack : Attack.values()) {
      paper.line(entry(attack.id(), 25, texts.attack(attack).title()));
    }
    paper.line("\nOne as a story: handfast lab run --rung 4 --attack reorder");
    return ExitCode.OK;
  }

  private static String entry(String id, int width, String title) {
    return String.format(Locale.ROOT, "  %-" + width + "s%s", id, title);
  }
}
