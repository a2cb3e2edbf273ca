package org.handfast.engine.session;

import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// Where a server keeps the sessions of TLS 1.2's clients that take no tickets, each under the id
/// that it has given to it (RFC 5246 7.4.1.3). A session may be resumed as often as its client
/// likes, while it lasts. Thread-safe.
public interface ServerSessions {

  /// An id that no session has, of 1 to 32 bytes; empty if none will be kept. Must not block.
  Optional<Bytes> newId();

  /// Keeps a session under an id from [#newId]. Must not block.
  ///
  /// The session's key ends when the caller is done with it: who keeps it keeps a copy.
  void put(Bytes id, Session session);

  /// A copy of the session with this id, which is the caller's; empty if there is none. It runs as
  /// a piece of [local work][org.handfast.engine.Wants.Work]: it may block.
  Optional<Session> find(Bytes id);

  /// Forgets a session, such as that of a connection that has failed (RFC 5246 7.2.2). Must not
  /// block.
  void remove(Bytes id);

  /// Keeps nothing.
  static ServerSessions none() {
    return new ServerSessions() {
      @Override
      public Optional<Bytes> newId() {
        return Optional.empty();
      }

      @Override
      public void put(Bytes id, Session session) {}

      @Override
      public Optional<Session> find(Bytes id) {
        return Optional.empty();
      }

      @Override
      public void remove(Bytes id) {}
    };
  }
}
