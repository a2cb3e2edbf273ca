package org.handfast.engine.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A client's tickets in memory: bounded, the peer that was not seen for longest forgotten first,
/// each ticket given away once, the newest first.
public final class ClientSessionCache implements ClientSessions {
  private static final int PEERS = 1024;
  private static final int TICKETS_PER_PEER = 8;

  private final int peers;
  private final Map<SessionKey, Deque<SessionTicket>> tickets =
      new LinkedHashMap<>(16, 0.75f, true);

  /// A cache for 1,024 peers, with eight tickets of each.
  public ClientSessionCache() {
    this(PEERS);
  }

  /// A cache for so many peers.
  public ClientSessionCache(int peers) {
    if (peers < 1) {
      throw new IllegalArgumentException("a cache holds at least one peer's tickets");
    }
    this.peers = peers;
  }

  @Override
  public synchronized void put(SessionKey key, SessionTicket ticket) {
    Deque<SessionTicket> kept = tickets.computeIfAbsent(key, _ -> new ArrayDeque<>(2));
    kept.addFirst(ticket);
    if (kept.size() > TICKETS_PER_PEER) {
      kept.removeLast().close();
    }
    if (tickets.size() > peers) {
      forgetEldest();
    }
  }

  @Override
  public synchronized Optional<SessionTicket> take(SessionKey key) {
    Deque<SessionTicket> kept = tickets.get(key);
    if (kept == null) {
      return Optional.empty();
    }
    SessionTicket newest = kept.removeFirst();
    if (kept.isEmpty()) {
      tickets.remove(key);
    }
    return Optional.of(newest);
  }

  /// Forgets everything.
  public synchronized void clear() {
    tickets.values().forEach(kept -> kept.forEach(SessionTicket::close));
    tickets.clear();
  }

  private void forgetEldest() {
    Iterator<Deque<SessionTicket>> eldest = tickets.values().iterator();
    eldest.next().forEach(SessionTicket::close);
    eldest.remove();
  }
}
