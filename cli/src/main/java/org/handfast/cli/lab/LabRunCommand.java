package org.handfast.cli.lab;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
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
    footer = {"%nTry it:", "  handfast lab run --rung 4 --attack reorder"})
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
        description = "what Trudy tries: flip, reorder, own-ca, …; handfast lab --matrix has all")
    @Nullable String attack;

    @Option(
        names = "--moves",
        paramLabel = "MOVES",
        description = "what she does by hand, such as B3.drop,B4.copy")
    @Nullable String moves;
  }

  @Override
  public Integer call() throws CommandFailure {
    Rung on =
        Rung.of(rung)
            .orElseThrow(
                () -> misunderstood("no rung " + rung + "; there are " + list(Rung.ids())));
    PrintWriter out = spec.commandLine().getOut();
    out.print(Tale.of(Lab.run(on, plan(), seed)));
    out.flush();
    return ExitCode.OK;
  }

  private Plan plan() throws CommandFailure {
    if (tried.attack != null) {
      String name = tried.attack;
      return Attack.of(name)
          .<Plan>map(Plan.Named::new)
          .orElseThrow(
              () -> misunderstood("no attack " + name + "; there are " + list(Attack.ids())));
    }
    if (tried.moves == null) {
      return new Plan.Watch();
    }
    try {
      return new Plan.ByHand(tried.moves, HandMoves.parse(tried.moves));
    } catch (IllegalArgumentException faulty) {
      throw misunderstood(faulty.getMessage());
    }
  }

  private static String list(Iterable<String> names) {
    return String.join(", ", names);
  }

  private static CommandFailure misunderstood(@Nullable String words) {
    return new CommandFailure(ExitCode.USAGE, "usage", words, "handfast lab run --help");
  }
}
