package org.handfast.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.handfast.engine.secret.KeyLog;
import org.handfast.net.KeyLogFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether a command writes down the secrets of its connections, for a program that decrypts what
/// was captured of them (RFC 9850).
public final class KeyLogOption {
  private static final String VARIABLE = "SSLKEYLOGFILE";

  @Option(
      names = "--keylog",
      paramLabel = "FILE",
      description =
          "append the secrets of every connection to FILE, for Wireshark and its like; the"
              + " environment variable SSLKEYLOGFILE does the same")
  private @Nullable String file;

  /// Opens the file that is asked for by the option, or else by the environment, and warns; without
  /// either, nothing is logged.
  public KeyLog open(Map<String, String> environment, PrintWriter err) throws CommandFailure {
    String chosen = file == null ? environment.getOrDefault(VARIABLE, "") : file;
    if (chosen.isEmpty()) {
      return KeyLog.NONE;
    }
    String source = file == null ? VARIABLE : "--keylog";
    try {
      KeyLog log = KeyLogFile.appendingTo(Path.of(chosen), failure -> ended(err, chosen, failure));
      Warning.print(
          err,
          source
              + ": every connection's secrets go to "
              + chosen
              + "; whoever reads that file can decrypt them");
      return log;
    } catch (IOException e) {
      throw unusable(source, chosen, SmallFiles.reason(e));
    } catch (InvalidPathException e) {
      throw unusable(source, chosen, String.valueOf(e.getMessage()));
    }
  }

  private static CommandFailure unusable(String source, String chosen, String why) {
    return new CommandFailure(
        ExitCode.FAILED,
        "key-log",
        source + ": cannot write " + chosen + ": " + why,
        source.equals(VARIABLE) ? "unset " + VARIABLE : "name a file that can be written");
  }

  private static void ended(PrintWriter err, String file, IOException failure) {
    Warning.print(err, "no more secrets go to " + file + ": " + failure.getMessage());
  }
}
