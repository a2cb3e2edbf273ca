package org.handfast.cli.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.lab.page.LabServer;
import org.handfast.lab.story.Matrix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `handfast lab`: the page, or the matrix.
@Command(
    name = "lab",
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "The textbook's Bob, Trudy and Alice, from plain TCP to TLS 1.3, with real bytes.",
    description = {
      "%nWithout options it serves a page on loopback, on which one goes up the ladder step by step"
          + " and carries out Trudy's attacks. Ctrl-C ends it. The lower rungs are a toy, weak on"
          + " purpose; nothing leaves this machine.%n"
    },
    optionListHeading = "Options:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:the matrix is printed",
      "130:ended by Ctrl-C",
      "  2:the command line is not understood",
      "  9:cannot listen, such as a port in use"
    },
    subcommands = LabRunCommand.class)
public final class LabCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port of the page on loopback, 0 for any (default: ${DEFAULT-VALUE})")
  private int port = 8642;

  @Option(
      names = "--matrix",
      description = "run every attack on every rung, print how each ends, and exit")
  private boolean matrix;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "of the matrix's random numbers (default: ${DEFAULT-VALUE})")
  private long seed = 7;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  @SuppressWarnings("unused") // picocli knows what it means
  private boolean help;

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    if (matrix) {
      PrintWriter out = spec.commandLine().getOut();
      Matrix.run(seed, out::println);
      out.println("SUCCEEDS, TOO LATE: Trudy has got something. noticed, denial, no effect: not.");
      out.println("One cell as a story: handfast lab run --rung 4 --attack reorder");
      out.flush();
      return ExitCode.OK;
    }
    LabServer server = listen();
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "handfast-shutdown"));
    // Until Ctrl-C: the hook does the rest.
    Thread.currentThread().join();
    return ExitCode.OK;
  }

  /// Listens, and says where.
  LabServer listen() throws CommandFailure {
    if (port < 0 || port > HostAndPort.LARGEST_PORT) {
      throw new CommandFailure(
          ExitCode.USAGE, "usage", "--port: there is no port " + port, "handfast lab --help");
    }
    try {
      LabServer server = LabServer.start(port);
      PrintWriter out = spec.commandLine().getOut();
      out.println(server.address());
      out.println();
      out.println("  serving   the lab's page, to this machine alone");
      out.println("  stop      Ctrl-C");
      out.println();
      out.flush();
      return server;
    } catch (IOException taken) {
      throw new CommandFailure(
          ExitCode.CANNOT_LISTEN,
          "cannot_listen",
          "cannot listen on 127.0.0.1:" + port + ": " + taken.getMessage(),
          "handfast lab --port 0");
    }
  }
}
