package org.handfast.jsse;

import java.security.AlgorithmConstraints;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.config.Policy;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionLabel;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.session.SessionTicket;
import org.jspecify.annotations.Nullable;

/// The tickets that a context's clients have got, within the bounds of the context's list of
/// sessions. One of TLS 1.3 is used once (RFC 9846 C.4). A session of TLS 1.2, under a ticket or an
/// id, is resumed by any number of connections at once.
final class ClientTickets {
  private static final int MOST_PER_PEER = 4;

  private final SessionRegistry bounds;
  private final Map<Peer, Deque<Kept>> tickets = new LinkedHashMap<>(16, 0.75f, true);

  ClientTickets(SessionRegistry bounds) {
    this.bounds = bounds;
  }

  /// Whose tickets they are, and under which checks the peer was taken for who it is: a connection
  /// with others does not resume.
  ///
  /// @param name the server name that is asked for
  record Peer(
      PeerAddress address,
      Optional<String> name,
      Policy policy,
      @Nullable String endpointIdentification,
      @Nullable AlgorithmConstraints constraints) {}

  /// One connection's view: what it offers is what it may continue.
  ClientSessions of(Endpoint endpoint, Peer peer) {
    return new ClientSessions() {
      @Override
      public void put(SessionKey key, SessionTicket ticket) {
        Lineage lineage = endpoint.lineage();
        if (ticket.label() == SessionLabel.SESSION_ID) {
          lineage.named(ticket.identity());
        }
        ClientTickets.this.put(peer, new Kept(ticket, lineage));
      }

      @Override
      public Optional<SessionTicket> take(SessionKey key) {
        Optional<Kept> kept = ClientTickets.this.take(peer);
        kept.ifPresent(known -> endpoint.mayContinue(known.lineage));
        return kept.map(Kept::ticket);
      }
    };
  }

  /// Whether there is one.
  synchronized boolean has(Peer peer) {
    Deque<Kept> kept = tickets.get(peer);
    return kept != null && kept.stream().anyMatch(this::isUsable);
  }

  private synchronized void put(Peer peer, Kept ticket) {
    Deque<Kept> kept = tickets.computeIfAbsent(peer, _ -> new ArrayDeque<>(2));
    kept.removeIf(old -> old.isReplacedBy(ticket));
    kept.addFirst(ticket);
    if (kept.size() > MOST_PER_PEER) {
      kept.removeLast().ticket.close();
    }
    int size = bounds.getSessionCacheSize();
    Iterator<Deque<Kept>> eldestFirst = tickets.values().iterator();
    while (size > 0 && tickets.size() > size) {
      eldestFirst.next().forEach(old -> old.ticket.close());
      eldestFirst.remove();
    }
  }

  private synchronized Optional<Kept> take(Peer peer) {
    Deque<Kept> kept = tickets.get(peer);
    while (kept != null && !kept.isEmpty()) {
      Kept newest = kept.getFirst();
      if (isUsable(newest) && newest.isReusable()) {
        return Optional.of(newest.copy());
      }
      kept.removeFirst();
      if (isUsable(newest)) {
        return Optional.of(newest);
      }
      newest.ticket.close();
    }
    tickets.remove(peer);
    return Optional.empty();
  }

  private boolean isUsable(Kept kept) {
    return kept.lineage.isValid() && !kept.lineage.isPast(bounds.getSessionTimeout());
  }

  private record Kept(SessionTicket ticket, Lineage lineage) {
    boolean isReusable() {
      return ticket.session().terms().secret() != SessionSecret.PSK;
    }

    /// The same once more, with a key of its own.
    Kept copy() {
      Session session = ticket.session();
      Session copy = new Session(session.psk().use(byte[]::clone), session.terms());
      return new Kept(
          new SessionTicket(ticket.identity(), copy, ticket.names(), ticket.label()), lineage);
    }

    /// Whether it is the one that comes back from a connection that has resumed it; it ends then.
    boolean isReplacedBy(Kept other) {
      boolean same =
          ticket.label() == other.ticket.label()
              && ticket.identity().equals(other.ticket.identity());
      if (same) {
        ticket.close();
      }
      return same;
    }
  }
}
