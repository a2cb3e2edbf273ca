package org.handfast.cli.lab;

import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.page.LabServer;
import org.handfast.lab.page.RunJson;
import org.handfast.lab.story.Matrix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `handfast lab`: the page, or the matrix.
@Command(
    name = "lab",
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "[COMMAND]",
    header = "The textbook's Bob, Trudy and Alice, from plain TCP to TLS 1.3, with real bytes.",
    description = {
      "%nWithout options it serves a page to this machine alone, on which one goes up the ladder"
          + " step by step and carries out Trudy's attacks. Ctrl-C ends it.",
      "%nThe lower rungs are a toy, weak on purpose: protect nothing with them. Trudy attacks"
          + " the lab's own two ends over loopback, and can reach nobody else.%n"
    },
    optionListHeading = "Options:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:the matrix is printed",
      "130:ended by Ctrl-C",
      "  1:something else went wrong, such as a build without the page",
      "  2:the command line is not understood",
      "  9:cannot listen, such as a port in use"
    },
    footer = {
      "%nTry it:",
      "  handfast lab",
      "  handfast lab run --rung 4 --attack reorder",
      "  handfast lab --matrix --attack replay-session"
    },
    subcommands = {LabRunCommand.class, LabListCommand.class})
public final class LabCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 8642;
  private static final long USUAL_SEED = 7;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "port of the page, 0 for any (default: " + USUAL_PORT + ", or any if that is in use)")
  private @Nullable Integer port;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "of all random numbers: the same seed, the same bytes (default: 7)")
  private long seed = USUAL_SEED;

  @Option(names = "--open", description = "open the page in the browser")
  private boolean open;

  @Option(
      names = "--matrix",
      description = "run every attack on every rung, print how each ends, and exit")
  private boolean matrix;

  @Option(
      names = "--rung",
      paramLabel = "RUNG",
      description = "with --matrix: only this one, a line for each attack")
  private @Nullable String rung;

  @Option(
      names = "--attack",
      paramLabel = "ATTACK",
      description = "with --matrix: only this one, a line for each rung")
  private @Nullable String attack;

  @Option(names = "--json", description = "with --matrix: as a JSON array, an object for each cell")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  @SuppressWarnings("unused") // picocli knows what it means
  private boolean help;

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    if (matrix) {
      printMatrix();
      return ExitCode.OK;
    }
    if (rung != null || attack != null || json) {
      throw misunderstood("--rung, --attack and --json are for --matrix, or for: handfast lab run");
    }
    LabServer server = listen();
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "handfast-shutdown"));
    // Until Ctrl-C: the hook does the rest.
    Thread.currentThread().join();
    return ExitCode.OK;
  }

  private void printMatrix() throws CommandFailure {
    List<Rung> rungs = rung == null ? List.of(Rung.values()) : List.of(Choice.rung(rung));
    List<Attack> attacks =
        attack == null ? List.of(Attack.values()) : List.of(Choice.attack(attack));
    Matrix chosen = new Matrix(rungs, attacks, seed);
    Paper paper = new Paper(spec);
    if (json) {
      List<String> cells = new ArrayList<>();
      chosen.run(cell -> cells.add(RunJson.line(cell.rung(), cell.attack(), cell.verdict())));
      paper.line("[\n" + String.join(",\n", cells) + "\n]");
    } else if (rung != null || attack != null) {
      chosen.run(cell -> paper.line(cell.line()));
    } else {
      chosen.tables(paper::line);
      paper.line("\nOne cell as a story: handfast lab run --rung 4 --attack reorder");
    }
  }

  /// Listens, and says where.
  LabServer listen() throws CommandFailure {
    if (!LabServer.hasPage()) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "no-page",
          "this build has no page, for Node.js was missing when it was made",
          "install Node.js 20.19 or newer with npm and build again; without it: handfast lab run");
    }
    if (port != null && (port < 0 || port > HostAndPort.LARGEST_PORT)) {
      throw misunderstood("--port: there is no port " + port);
    }
    LabServer server = started();
    String address = server.address() + (seed == USUAL_SEED ? "" : "#seed=" + seed);
    Paper paper = new Paper(spec);
    paper.line(address + "\n");
    paper.line("  serving   the lab's page, to this machine alone");
    paper.line("  beside    handfast lab run, handfast lab list, handfast lab --matrix");
    paper.line("  stop      Ctrl-C\n");
    if (open) {
      Browser.open(address, spec.commandLine().getErr());
    }
    return server;
  }

  private LabServer started() throws CommandFailure {
    try {
      return port == null ? usuallyStarted() : LabServer.start(port);
    } catch (IOException failed) {
      boolean inUse =
          failed instanceof BindException && String.valueOf(failed.getMessage()).contains("in use");
      throw new CommandFailure(
          ExitCode.CANNOT_LISTEN,
          "cannot-listen",
          inUse
              ? "port " + port + " is in use"
              : "cannot listen on 127.0.0.1 port " + port + ": " + failed.getMessage(),
          "choose another with --port, or any free one with --port 0");
    }
  }

  private static LabServer usuallyStarted() throws IOException {
    try {
      return LabServer.start(USUAL_PORT);
    } catch (BindException _) {
      return LabServer.start(0);
    }
  }

  private static CommandFailure misunderstood(String words) {
    return new CommandFailure(ExitCode.USAGE, "usage", words, "handfast lab --help");
  }
}
