package org.handfast.interop.tls12;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.session.ServerSessions;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionLabel;
import org.handfast.engine.session.Tickets;
import org.handfast.protocol.wire.Bytes;

/// Our server's resumption, which notes by what name each session came back.
final class WatchedResumption {
  private final List<SessionLabel> found = new CopyOnWriteArrayList<>();
  private final Resumption inner;

  WatchedResumption(CryptoProvider crypto) {
    inner = Resumption.ownKeys(crypto);
  }

  /// Sealed tickets, and a cache for who takes none.
  Resumption withTickets() {
    return watched(new WatchedTickets(inner.tickets()));
  }

  /// The cache alone.
  Resumption withoutTickets() {
    return watched(Tickets.none());
  }

  /// By what name sessions came back.
  List<SessionLabel> found() {
    return List.copyOf(found);
  }

  private Resumption watched(Tickets tickets) {
    return new Resumption(
        tickets,
        inner.perConnection(),
        inner.lifetime(),
        inner.earlyData(),
        new WatchedSessions(inner.sessions()));
  }

  private Optional<Session> noted(SessionLabel label, Optional<Session> session) {
    if (session.isPresent()) {
      found.add(label);
    }
    return session;
  }

  private final class WatchedTickets implements Tickets {
    private final Tickets tickets;

    WatchedTickets(Tickets tickets) {
      this.tickets = tickets;
    }

    @Override
    public Optional<Bytes> issue(Session session) {
      return tickets.issue(session);
    }

    @Override
    public Optional<Session> redeem(Bytes ticket) {
      return noted(SessionLabel.TICKET, tickets.redeem(ticket));
    }
  }

  private final class WatchedSessions implements ServerSessions {
    private final ServerSessions sessions;

    WatchedSessions(ServerSessions sessions) {
      this.sessions = sessions;
    }

    @Override
    public Optional<Bytes> newId() {
      return sessions.newId();
    }

    @Override
    public void put(Bytes id, Session session) {
      sessions.put(id, session);
    }

    @Override
    public Optional<Session> find(Bytes id) {
      return noted(SessionLabel.SESSION_ID, sessions.find(id));
    }

    @Override
    public void remove(Bytes id) {
      sessions.remove(id);
    }
  }
}
