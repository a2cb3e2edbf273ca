package org.handfast.interop.tls12;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handfast.engine.session.ClientSessionCache;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionLabel;
import org.handfast.engine.session.SessionTicket;

/// Our client's sessions, which note by what name each is offered again.
final class WatchedSessions implements ClientSessions {
  private final ClientSessions inner = new ClientSessionCache();
  private final List<SessionLabel> offered = new CopyOnWriteArrayList<>();

  @Override
  public void put(SessionKey key, SessionTicket ticket) {
    inner.put(key, ticket);
  }

  @Override
  public Optional<SessionTicket> take(SessionKey key) {
    Optional<SessionTicket> ticket = inner.take(key);
    ticket.map(SessionTicket::label).ifPresent(offered::add);
    return ticket;
  }

  List<SessionLabel> offered() {
    return List.copyOf(offered);
  }
}
