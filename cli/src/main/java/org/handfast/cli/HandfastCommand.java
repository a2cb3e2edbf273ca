package org.handfast.cli;

import java.io.PrintWriter;
import org.handfast.cli.connect.ConnectCommand;
import org.handfast.cli.lab.LabCommand;
import org.handfast.cli.serve.ServeCommand;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The `handfast` command.
@Command(
    name = "handfast",
    versionProvider = Version.class,
    usageHelpAutoWidth = true,
    header = "TLS that can be read: serve, connect, and see what a connection is made of.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "%nTry it:",
      "  handfast serve",
      "  handfast connect example.org",
      "  handfast lab",
      "",
      "Each command explains itself: handfast COMMAND --help"
    },
    subcommands = {ServeCommand.class, ConnectCommand.class, LabCommand.class})
public final class HandfastCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  @SuppressWarnings("unused") // picocli knows what it means
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "show the version and exit")
  @SuppressWarnings("unused") // picocli knows what it means
  private boolean version;

  /// Runs the command line and ends the process.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// Without a command, it says what there is.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// The command line, ready to be executed.
  static CommandLine commandLine() {
    return new CommandLine(new HandfastCommand())
        .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command))
        .setParameterExceptionHandler(HandfastCommand::misunderstood)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static int failed(Exception failure, CommandLine command) throws Exception {
    if (!(failure instanceof CommandFailure known)) {
      throw failure;
    }
    PrintWriter err = command.getErr();
    err.println("handfast: " + known.getMessage());
    if (!known.remedy().isEmpty()) {
      err.println("    try: " + known.remedy());
    }
    err.flush();
    return known.exitCode();
  }

  private static int misunderstood(CommandLine.ParameterException failure, String[] arguments) {
    PrintWriter err = failure.getCommandLine().getErr();
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    err.println("handfast: " + failure.getMessage());
    err.println("    try: " + command + " --help");
    err.flush();
    return ExitCode.USAGE;
  }
}
