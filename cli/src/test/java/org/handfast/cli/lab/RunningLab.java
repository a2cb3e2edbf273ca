package org.handfast.cli.lab;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// `handfast lab` in this process.
final class RunningLab {
  private final StringWriter output = new StringWriter();
  private final LabCommand command = new LabCommand();
  private final CommandLine line =
      new CommandLine(command)
          .setOut(new PrintWriter(output))
          .setErr(new PrintWriter(output))
          .setExecutionExceptionHandler(
              (failure, _, _) -> {
                throw failure;
              });

  /// Runs it to its end, and says what it printed.
  static String output(String... arguments) throws Exception {
    RunningLab lab = new RunningLab();
    CommandLine.ParseResult parsed = lab.line.parseArgs(arguments);
    new CommandLine.RunLast().execute(parsed);
    return lab.output.toString();
  }

  /// The command, with these options understood.
  LabCommand with(String... options) {
    line.parseArgs(options);
    return command;
  }

  String said() {
    return output.toString();
  }
}
