package org.handfast.net;

import java.util.Optional;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;

/// One client's part of a store: all of its connections are under one configuration, though each
/// has a verifier of its own for the name it expects, which is part of the peer's name here.
///
/// What is taken is another's no more: a ticket is used once. A session of TLS 1.2 that a
/// connection has gone on from without a new ticket is put back by it.
///
/// @param owner whose they are, compared by identity
record OwnSessions(ClientSessions store, TlsClient owner) implements ClientSessions {
  @Override
  public void put(SessionKey key, SessionTicket ticket) {
    store.put(new SessionKey(key.peer(), owner), ticket);
  }

  @Override
  public Optional<SessionTicket> take(SessionKey key) {
    return store.take(new SessionKey(key.peer(), owner));
  }
}
