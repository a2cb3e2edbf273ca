package org.handfast.engine.config;

import java.time.Duration;
import java.util.Optional;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.RotatingTicketKeys;
import org.handfast.engine.session.SealedTickets;
import org.handfast.engine.session.ServerSessionCache;
import org.handfast.engine.session.ServerSessions;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.TicketKeys;
import org.handfast.engine.session.Tickets;

/// How a server lets clients come back (RFC 9846 2.2, RFC 5246 7.3).
///
/// @param tickets makes and takes them
/// @param perConnection how many a connection gets, unless the client asks for another number (RFC
///   9149); 0 for none. In TLS 1.2 one ticket is as many as there can be
/// @param lifetime of a ticket, or of a session that is kept; a week at most
/// @param earlyData under which terms early data is taken; empty to take none
/// @param sessions keeps those of TLS 1.2's clients that take no tickets
public record Resumption(
    Tickets tickets,
    int perConnection,
    Duration lifetime,
    Optional<EarlyDataAcceptance> earlyData,
    ServerSessions sessions) {
  /// The most tickets that one connection gets, whatever a client asks for.
  public static final int MAX_PER_CONNECTION = 8;

  /// How long a ticket lives, unless it is told otherwise.
  public static final Duration DEFAULT_LIFETIME = Duration.ofDays(1);

  private static final int DEFAULT_PER_CONNECTION = 2;

  public Resumption {
    if (perConnection < 0 || perConnection > MAX_PER_CONNECTION) {
      throw new IllegalArgumentException("a connection gets 0 to 8 tickets, not " + perConnection);
    }
    if (lifetime.toSeconds() < 1 || lifetime.compareTo(Session.Terms.MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException("a ticket lives a second to a week, not " + lifetime);
    }
  }

  /// Nobody comes back.
  public static Resumption none() {
    return with(Tickets.none()).perConnection(0);
  }

  /// Two tickets of a day for each connection, sealed under keys that this process makes, changes
  /// hourly and shares with nobody. The last sessions of clients that take no tickets are kept in
  /// memory.
  public static Resumption ownKeys(CryptoProvider crypto) {
    return sealed(new RotatingTicketKeys(crypto.random(), DEFAULT_LIFETIME), crypto);
  }

  /// The same under keys from elsewhere, such as those of several hosts.
  public static Resumption sealed(TicketKeys keys, CryptoProvider crypto) {
    return with(new SealedTickets(keys, crypto)).sessions(new ServerSessionCache(crypto.random()));
  }

  /// The same with tickets of another kind, and no sessions kept beside them.
  public static Resumption with(Tickets tickets) {
    return new Resumption(
        tickets, DEFAULT_PER_CONNECTION, DEFAULT_LIFETIME, Optional.empty(), ServerSessions.none());
  }

  public Resumption perConnection(int number) {
    return new Resumption(tickets, number, lifetime, earlyData, sessions);
  }

  public Resumption lifetime(Duration chosen) {
    return new Resumption(tickets, perConnection, chosen, earlyData, sessions);
  }

  /// Takes early data under these terms. See `docs/security.md` before you do.
  public Resumption earlyData(EarlyDataAcceptance terms) {
    return new Resumption(tickets, perConnection, lifetime, Optional.of(terms), sessions);
  }

  /// Keeps the sessions of clients that take no tickets, in TLS 1.2, here.
  public Resumption sessions(ServerSessions kept) {
    return new Resumption(tickets, perConnection, lifetime, earlyData, kept);
  }
}
