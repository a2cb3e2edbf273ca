package org.handfast.cli.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.PrivateFiles;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionCodec;
import org.handfast.engine.session.SessionTicket;
import org.handfast.protocol.wire.Bytes;

/// A session in a file: three lines, of which the first says so, the second is the ticket and the
/// third the session with its key, both in Base64. For the owner's eyes alone: whoever has it can
/// resume the session, and can be the server for whoever does.
final class SavedSession {
  private static final String FIRST_LINE = "handfast-session 1";
  private static final long MOST_BYTES = 1 << 20;

  private SavedSession() {}

  static void write(Path file, SessionTicket ticket) throws IOException {
    byte[] session = SessionCodec.encode(ticket.session());
    try {
      Base64.Encoder base64 = Base64.getEncoder();
      PrivateFiles.write(
          file,
          String.join(
              "\n",
              FIRST_LINE,
              base64.encodeToString(ticket.identity().toArray()),
              base64.encodeToString(session),
              ""));
    } finally {
      Arrays.fill(session, (byte) 0);
    }
  }

  static SessionTicket read(Path file) throws CommandFailure {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw bad(file, "it is too large to be a session");
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
        throw bad(file, "its first line is not \"" + FIRST_LINE + "\"");
      }
      if (lines.size() != 3) {
        throw bad(file, "a session has three lines, not " + lines.size());
      }
      return parse(file, lines);
    } catch (IOException e) {
      throw bad(file, "cannot read it: " + e.getMessage());
    }
  }

  private static SessionTicket parse(Path file, List<String> lines) throws CommandFailure {
    byte[] encoded = {};
    try {
      Bytes identity = Bytes.owning(Base64.getDecoder().decode(lines.get(1)));
      encoded = Base64.getDecoder().decode(lines.get(2));
      Optional<Session> session = SessionCodec.decode(encoded);
      if (identity.isEmpty() || session.isEmpty()) {
        throw bad(file, "what follows its first line is no session");
      }
      return new SessionTicket(identity, session.get());
    } catch (IllegalArgumentException _) {
      throw bad(file, "what follows its first line is not Base64");
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static CommandFailure bad(Path file, String why) {
    return new CommandFailure(
        ExitCode.USAGE,
        "bad-session",
        "--resume " + file + ": " + why,
        "save a session with --save-session FILE");
  }
}
