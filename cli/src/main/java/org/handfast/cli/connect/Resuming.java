package org.handfast.cli.connect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.Policy;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.session.SessionTicket;
import org.handfast.pki.DnsName;
import org.handfast.pki.PeerName;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// What is wanted of an earlier connection, why some of it cannot be had, and what came of it.
///
/// @param session the file that was named
/// @param obstacle why its ticket is not offered; empty if it is
/// @param early data to send with the first flight; empty for none
/// @param earlyObstacle why the data is not offered; empty if it is
record Resuming(
    Optional<SavedSession> session,
    Optional<String> obstacle,
    Bytes early,
    Optional<String> earlyObstacle) {

  /// What does not fit this connection is not offered; data that the session has no room for is an
  /// error.
  static Resuming of(
      Optional<SavedSession> session,
      Bytes early,
      String where,
      PeerName name,
      String[] protocols,
      Policy policy,
      Instant now)
      throws CommandFailure {
    Optional<String> obstacle =
        session.flatMap(
            saved ->
                obstacle(saved, where, name, now).or(() -> OfferedTerms.obstacle(saved, policy)));
    if (early.isEmpty() || session.isEmpty()) {
      return new Resuming(session, obstacle, early, Optional.empty());
    }
    Session.Terms terms = session.get().ticket().session().terms();
    if (obstacle.isEmpty() && terms.maxEarlyData() > 0 && early.length() > terms.maxEarlyData()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "usage",
          "--early-data: the session allows "
              + terms.maxEarlyData()
              + " bytes, and the file has "
              + early.length(),
          "send it after the handshake: on standard input, without --early-data");
    }
    return new Resuming(
        session, obstacle, early, obstacle.or(() -> earlyObstacle(terms, List.of(protocols))));
  }

  private static Optional<String> obstacle(
      SavedSession saved, String where, PeerName name, Instant now) {
    Session.Terms terms = saved.ticket().session().terms();
    if (!saved.where().equals(where)) {
      return Optional.of("the saved session belongs to " + saved.where());
    }
    if (!terms.isCurrent(now)) {
      return Optional.of(
          now.isBefore(terms.issuedAt())
              ? "the saved session is from the future; is the clock of this machine right?"
              : "the saved session has expired");
    }
    Optional<String> asked =
        name instanceof DnsName host ? Optional.of(host.value()) : Optional.empty();
    return terms.serverName().equals(asked)
        ? Optional.empty()
        : Optional.of(
            "the saved session is for the server name " + terms.serverName().orElse("(none)"));
  }

  private static Optional<String> earlyObstacle(Session.Terms terms, List<String> protocols) {
    if (terms.secret() != SessionSecret.PSK) {
      return Optional.of("the saved session is one of TLS 1.2, which has none");
    }
    if (terms.maxEarlyData() == 0) {
      return Optional.of("the server allowed none when the session was saved");
    }
    return terms
        .applicationProtocol()
        .filter(known -> !protocols.contains(known))
        .map(known -> "the saved session speaks " + known + ": --alpn " + known);
  }

  /// What to offer.
  Optional<SessionTicket> offered() {
    return obstacle.isPresent() ? Optional.empty() : session.map(SavedSession::ticket);
  }

  /// What to send with the first flight.
  Bytes offeredEarly() {
    return earlyObstacle.isPresent() ? Bytes.EMPTY : early;
  }

  /// Why there was a full handshake, if a session was to be resumed.
  Optional<String> notResumed(Negotiated negotiated) {
    return session.isEmpty() || negotiated.isResumed()
        ? Optional.empty()
        : obstacle.or(() -> Optional.of(refusal(session.get(), negotiated)));
  }

  private static String refusal(SavedSession saved, Negotiated negotiated) {
    boolean older = saved.ticket().session().terms().secret() != SessionSecret.PSK;
    ProtocolVersion fitting = older ? ProtocolVersion.TLS_1_2 : ProtocolVersion.TLS_1_3;
    return negotiated.version().filter(fitting::equals).isPresent()
        ? "the server did not take the session"
        : "the server chose another version than the session's";
  }

  /// Why data that was to be sent early did not arrive.
  ///
  /// @param left what the connection has not sent of it, or sent in vain
  Optional<String> notEarly(Negotiated negotiated, int left) {
    if (early.isEmpty() || (earlyObstacle.isEmpty() && left == 0)) {
      return Optional.empty();
    }
    if (negotiated.version().filter(ProtocolVersion.TLS_1_2::equals).isPresent()) {
      return earlyObstacle.or(() -> Optional.of("the server chose TLS 1.2, which has none"));
    }
    return earlyObstacle.or(
        () ->
            Optional.of(
                switch (negotiated.earlyData()) {
                  case NOT_OFFERED -> "the session does not allow it under these options";
                  case OFFERED, REJECTED -> "the server did not take it";
                  case ACCEPTED -> "there was no room for it";
                }));
  }
}
