package org.handfast.cli.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.handfast.cli.connect.PeerOptions.Verification;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.PrivateFiles;
import org.handfast.cli.terminal.SmallFiles;
import org.handfast.engine.session.NameScope;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionCodec;
import org.handfast.engine.session.SessionLabel;
import org.handfast.engine.session.SessionTicket;
import org.handfast.protocol.wire.Bytes;

/// A session in a file of four lines: what it is, then `verified` or `unverified` and the server it
/// belongs to, then `ticket` or `session-id` with that name of it, then the session with its key,
/// both in Base64. For the owner's eyes alone: whoever has it can resume the session, and can be
/// the server for whoever does.
///
/// @param where the server is, as `host:port`
/// @param verification whether the server had to prove who it is
record SavedSession(String where, Verification verification, SessionTicket ticket) {
  private static final String FIRST_LINE = "handfast-session 3";
  private static final String VERIFIED = "verified ";
  private static final String UNVERIFIED = "unverified ";
  private static final String TICKET = "ticket ";
  private static final String SESSION_ID = "session-id ";
  private static final int LINES = 4;

  void write(Path file) throws IOException {
    byte[] session = SessionCodec.encode(ticket.session());
    try {
      Base64.Encoder base64 = Base64.getEncoder();
      PrivateFiles.write(
          file,
          String.join(
              "\n",
              FIRST_LINE,
              (verification == Verification.ENFORCED ? VERIFIED : UNVERIFIED) + where,
              word(ticket.label()) + base64.encodeToString(ticket.identity().toArray()),
              base64.encodeToString(session),
              ""));
    } finally {
      Arrays.fill(session, (byte) 0);
    }
  }

  static SavedSession read(Path file) throws CommandFailure {
    byte[] content;
    try {
      content = SmallFiles.read("--resume", file);
    } catch (IOException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
    List<String> lines = new String(content, StandardCharsets.US_ASCII).lines().toList();
    Arrays.fill(content, (byte) 0);
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
      throw bad(file, "its first line is not \"" + FIRST_LINE + "\"");
    }
    if (lines.size() != LINES) {
      throw bad(file, "a session has four lines, not " + lines.size());
    }
    String origin = lines.get(1);
    if (origin.startsWith(VERIFIED)) {
      String where = origin.substring(VERIFIED.length());
      return new SavedSession(where, Verification.ENFORCED, ticket(file, lines));
    }
    if (origin.startsWith(UNVERIFIED)) {
      String where = origin.substring(UNVERIFIED.length());
      return new SavedSession(where, Verification.SKIPPED, ticket(file, lines));
    }
    throw bad(file, "its second line does not say whether the server was verified");
  }

  private static SessionTicket ticket(Path file, List<String> lines) throws CommandFailure {
    byte[] encoded = {};
    try {
      SessionLabel label = label(lines.get(2));
      Bytes identity =
          Bytes.owning(Base64.getDecoder().decode(lines.get(2).substring(word(label).length())));
      encoded = Base64.getDecoder().decode(lines.get(3));
      Optional<Session> session = SessionCodec.decode(encoded);
      if (identity.isEmpty() || session.isEmpty()) {
        throw bad(file, "what follows its second line is no session");
      }
      return new SessionTicket(identity, session.get(), NameScope.SAME_NAME, label);
    } catch (IllegalArgumentException _) {
      throw bad(file, "what follows its second line is neither ticket nor session id in Base64");
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static String word(SessionLabel label) {
    return switch (label) {
      case TICKET -> TICKET;
      case SESSION_ID -> SESSION_ID;
    };
  }

  private static SessionLabel label(String line) {
    return Arrays.stream(SessionLabel.values())
        .filter(label -> line.startsWith(word(label)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("neither ticket nor session id"));
  }

  private static CommandFailure bad(Path file, String why) {
    return bad("--resume " + file + ": " + why);
  }

  private static CommandFailure bad(String message) {
    return new CommandFailure(
        ExitCode.USAGE, "bad-session", message, "save a session with --save-session FILE");
  }
}
