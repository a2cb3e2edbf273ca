package org.handfast.engine.session;

import java.util.Optional;

/// Where a client keeps its tickets. Thread-safe, and never blocking: it is asked in the middle of
/// a handshake.
public interface ClientSessions {

  /// Keeps a ticket, which is the store's from here on.
  void put(SessionKey key, SessionTicket ticket);

  /// Gives a ticket away for good: a ticket that is used twice tells an observer that the same
  /// client came back (RFC 9846 C.4).
  Optional<SessionTicket> take(SessionKey key);

  /// Keeps nothing.
  static ClientSessions none() {
    return new ClientSessions() {
      @Override
      public void put(SessionKey key, SessionTicket ticket) {
        ticket.close();
      }

      @Override
      public Optional<SessionTicket> take(SessionKey key) {
        return Optional.empty();
      }
    };
  }
}
