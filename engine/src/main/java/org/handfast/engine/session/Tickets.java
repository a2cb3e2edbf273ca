package org.handfast.engine.session;

import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// The server's tickets: it makes a label from a session and, later, the session from the label.
/// Either the label is the session, sealed ([SealedTickets]), or it names one that is kept
/// ([StoredTickets]). Thread-safe.
public interface Tickets {

  /// A ticket for this session; empty if none can be made. Must not block.
  ///
  /// The session's key ends when the caller is done with it: who keeps it keeps a copy.
  Optional<Bytes> issue(Session session);

  /// The session of a ticket, which is the caller's; empty if this is no ticket of ours or its time
  /// is over. It runs as a piece of [local work][org.handfast.engine.Wants.Work]: it may block.
  Optional<Session> redeem(Bytes ticket);

  /// Makes none and knows none.
  static Tickets none() {
    return new Tickets() {
      @Override
      public Optional<Bytes> issue(Session session) {
        return Optional.empty();
      }

      @Override
      public Optional<Session> redeem(Bytes ticket) {
        return Optional.empty();
      }
    };
  }
}
