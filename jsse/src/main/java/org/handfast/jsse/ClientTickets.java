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
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;
import org.jspecify.annotations.Nullable;

/// The tickets that a context's clients have got, each to be used once, within the bounds of the
/// context's list of sessions.
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
        ClientTickets.this.put(peer, new Kept(ticket, endpoint.lineage()));
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
      Kept newest = kept.removeFirst();
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

  private record Kept(SessionTicket ticket, Lineage lineage) {}
}
