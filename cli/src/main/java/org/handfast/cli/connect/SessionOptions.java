package org.handfast.cli.connect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.handfast.cli.connect.PeerOptions.Verification;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.SmallFiles;
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
      description =
          "resume the session that was kept there. Give --save-session too: a ticket that is used"
              + " twice lets others see that both connections are yours")
  private @Nullable Path source;

  @Option(
      names = "--early-data",
      paramLabel = "FILE",
      description =
          "with --resume: send FILE with the first flight. It may be recorded and sent again"
              + " by others, and if the server does not take it, it is not sent again")
  private @Nullable Path early;

  /// The session to resume.
  Optional<SavedSession> toResume() throws CommandFailure {
    return source == null ? Optional.empty() : Optional.of(SavedSession.read(source));
  }

  /// Whether there is early data to send.
  boolean isEarlyDataGiven() {
    return early != null;
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
      Bytes data = Bytes.owning(SmallFiles.read("--early-data", early));
      if (data.isEmpty()) {
        throw usage("--early-data: " + early + " is empty");
      }
      return data;
    } catch (IOException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /// Refuses a place that is not for a session, before anything is done: a device, a folder, or a
  /// symbolic link, which would be replaced and not followed.
  void requirePlace() throws CommandFailure {
    if (target == null) {
      return;
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw unsaved("there is no folder for " + target);
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      throw unsaved(target + " is no regular file, and is left alone");
    }
  }

  /// Keeps what came, or says that nothing did.
  void save(OneSession sessions, String where, Verification verification, PrintWriter err)
      throws CommandFailure {
    if (target == null) {
      return;
    }
    Optional<SessionTicket> latest = sessions.latest();
    if (latest.isEmpty()) {
      warn(err, "the server has sent no ticket and kept no session; no session was saved");
      return;
    }
    try (SessionTicket ticket = latest.get()) {
      if (ticket.session().terms().peer().isEmpty()) {
        // There would be nothing to hold against the trust of the day it is resumed on.
        warn(err, "the server's proof was a pre-shared key, no certificate; no session was saved");
        return;
      }
      requirePlace();
      new SavedSession(where, verification, ticket).write(target);
    } catch (IOException e) {
      throw unsaved("cannot write " + target + ": " + SmallFiles.reason(e));
    }
  }

  private static void warn(PrintWriter err, String message) {
    err.println("handfast: warning: " + message);
    err.flush();
  }

  private static CommandFailure unsaved(String message) {
    return new CommandFailure(ExitCode.FAILED, "save-session", "--save-session: " + message, "");
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, "usage", message, "handfast connect --help");
  }
}
