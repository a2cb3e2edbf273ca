package org.handfast.cli.connect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.session.SessionTicket;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a connection takes from an earlier one, and leaves to a later one.
final class SessionOptions {
  @Option(
      names = "--save-session",
      paramLabel = "FILE",
      description = "keep the session there, so that a later connection can resume it")
  private @Nullable Path target;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "resume the session that was kept there; each works once")
  private @Nullable Path source;

  @Option(
      names = "--early-data",
      paramLabel = "FILE",
      description =
          "with --resume: send FILE with the first flight. It may be recorded and sent again"
              + " by others, and if the server does not take it, it is not sent again")
  private @Nullable Path early;

  /// The session to resume.
  Optional<SessionTicket> toResume() throws CommandFailure {
    return source == null ? Optional.empty() : Optional.of(SavedSession.read(source));
  }

  /// The early data to send.
  Bytes earlyData() throws CommandFailure {
    if (early == null) {
      return Bytes.EMPTY;
    }
    if (source == null) {
      throw usage("--early-data needs a session: --resume FILE");
    }
    try {
      return Bytes.owning(Files.readAllBytes(early));
    } catch (IOException e) {
      throw usage("--early-data: cannot read " + early + ": " + e.getMessage());
    }
  }

  /// Keeps what came, or says that nothing did.
  void save(OneSession sessions, PrintWriter err) throws CommandFailure {
    if (target == null) {
      return;
    }
    Optional<SessionTicket> latest = sessions.latest();
    if (latest.isEmpty()) {
      err.println("handfast: warning: the server has sent no ticket; no session was saved");
      err.flush();
      return;
    }
    try (SessionTicket ticket = latest.get()) {
      SavedSession.write(target, ticket);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "save-session", "cannot write " + target + ": " + e.getMessage(), "");
    }
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, "usage", message, "handfast connect --help");
  }
}
