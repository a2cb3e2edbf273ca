package org.handfast.interop.bogo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.RotatingTicketKeys;
import org.handfast.engine.session.SealedTickets;
import org.handfast.engine.session.ServerSessionCache;
import org.handfast.engine.session.ServerSessions;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.session.StoredTickets;
import org.handfast.engine.session.Tickets;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What one connection of a test leaves for the next: the client's newest ticket, the server's
/// ticket keys, the flights seen, and the time.
final class ShimMemory implements ClientSessions {
  // What BoringSSL allows, and the runner tries to exceed.
  private static final Duration FRESHNESS = Duration.ofSeconds(60);
  private static final int STORED_SESSIONS = 64;

  private final Tickets sealed =
      new SealedTickets(
          new RotatingTicketKeys(
              JcaCryptoProvider.installed().random(), Resumption.DEFAULT_LIFETIME),
          JcaCryptoProvider.installed());
  private final Tickets stored =
      new StoredTickets(STORED_SESSIONS, JcaCryptoProvider.installed().random());
  private final KeptSessions sessions = new KeptSessions();
  private final Set<Bytes> flights = new HashSet<>();
  private final Instant start = Instant.now();
  private Duration ahead = Duration.ZERO;
  private @Nullable SessionTicket newest;
  private @Nullable SessionTicket used;

  /// The time, which stands still until a test puts it forward: ages are compared exactly.
  InstantSource clock() {
    return () -> start.plus(ahead);
  }

  void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /// How clients come back.
  Resumption resumption(Section flags) {
    if (flags.has("-no-ticket") || flags.has("-skip-ticket")) {
      return Resumption.none().sessions(sessions);
    }
    // A sealed ticket holds the client's chain, and the JDK cannot read the runner's certificates.
    boolean asks = flags.has("-verify-peer") || flags.has("-require-any-client-certificate");
    Resumption resumption = Resumption.with(asks ? stored : sealed).sessions(sessions);
    return flags.has("-enable-early-data")
        ? resumption.earlyData(
            new EarlyDataAcceptance(
                EarlyDataAcceptance.DEFAULT_MAX_BYTES,
                FRESHNESS,
                (flight, _) -> flights.add(flight)))
        : resumption;
  }

  /// How many sessions the server has kept.
  int kept() {
    return sessions.kept;
  }

  /// The ticket that came last and was not used, if there is one.
  Optional<SessionTicket> newest() {
    return Optional.ofNullable(newest);
  }

  /// Whether there is one, and it does not go by the name of the one that was used last.
  boolean hasNewSession() {
    return newest != null && (used == null || !used.identity().equals(newest.identity()));
  }

  @Override
  public void put(SessionKey key, SessionTicket ticket) {
    newest = ticket;
  }

  @Override
  public Optional<SessionTicket> take(SessionKey key) {
    Optional<SessionTicket> ticket = newest();
    used = newest;
    newest = null;
    return ticket;
  }

  /// Counts what it keeps.
  private static final class KeptSessions implements ServerSessions {
    private final ServerSessions sessions =
        new ServerSessionCache(JcaCryptoProvider.installed().random());
    private int kept;

    @Override
    public Optional<Bytes> newId() {
      return sessions.newId();
    }

    @Override
    public void put(Bytes id, Session session) {
      kept++;
      sessions.put(id, session);
    }

    @Override
    public Optional<Session> find(Bytes id) {
      return sessions.find(id);
    }

    @Override
    public void remove(Bytes id) {
      sessions.remove(id);
    }
  }
}
