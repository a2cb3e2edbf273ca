package org.handfast.cli.lab;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.Style;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.page.RunJson;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.story.Tale;
import org.handfast.lab.trudy.HandMoves;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `handfast lab run`: one run as a story in three lanes.
@Command(
    name = "run",
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "One run as a story: Bob, Trudy, Alice, then the verdict and why.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "%nTry it:",
      "  handfast lab run --rung 4 --attack reorder",
      "  handfast lab run --rung 6c --moves B5.drop",
      "",
      "handfast lab list has all rungs and attacks."
    })
public final class LabRunCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--rung",
      paramLabel = "RUNG",
      required = true,
      description = "which protocol: 0, 1a, … 13")
  private String rung = "";

  @ArgGroup private Tried tried = new Tried();

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "of all random numbers of the run (default: ${DEFAULT-VALUE})")
  private long seed = 7;

  @Option(names = "--json", description = "print the whole run, with all bytes, as one JSON object")
  private boolean json;

  @Option(names = "--plain", description = "no colours; NO_COLOR does the same")
  private boolean plain;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  @SuppressWarnings("unused") // picocli knows what it means
  private boolean help;

  /// What Trudy does; without it she only watches.
  static final class Tried {
    @Option(
        names = "--attack",
        paramLabel = "ATTACK",
        description = "what Trudy tries: flip, reorder, own-ca, …; handfast lab list has all")
    @Nullable String attack;

    @Option(
        names = "--moves",
        paramLabel = "MOVES",
        description = "what she does by hand, such as B3.drop,B4.copy")
    @Nullable String moves;
  }

  @Override
  public Integer call() throws CommandFailure {
    Run run = Lab.run(Choice.rung(rung), plan(), seed);
    Paper paper = new Paper(spec);
    paper.line(json ? RunJson.line(run) : story(run, paper.columns()));
    return ExitCode.OK;
  }

  private String story(Run run, int columns) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    Style style = Style.of(plain ? Style.PLAIN : Style.COLOURED, terminal, System.getenv());
    String verdict = Tale.verdict(run);
    return Tale.of(run, columns).strip().replace(verdict, coloured(style, run, verdict));
  }

  private static String coloured(Style style, Run run, String words) {
    return switch (run.verdict()) {
      case Verdict.Succeeds _ -> style.bad(words);
      case Verdict.NoticedTooLate _, Verdict.Denial _ -> style.doubtful(words);
      case Verdict.Noticed _ -> style.good(words);
      default -> style.strong(words);
    };
  }

  private Plan plan() throws CommandFailure {
    if (tried.attack != null) {
      return new Plan.Named(Choice.attack(tried.attack));
    }
    if (tried.moves == null) {
      return new Plan.Watch();
    }
    try {
      return new Plan.ByHand(tried.moves, HandMoves.parse(tried.moves));
    } catch (IllegalArgumentException faulty) {
      throw misunderstood("--moves: " + faulty.getMessage());
    }
  }

  private static CommandFailure misunderstood(String words) {
    return new CommandFailure(ExitCode.USAGE, "usage", words, "handfast lab run --help");
  }
}
