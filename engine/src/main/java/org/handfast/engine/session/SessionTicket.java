package org.handfast.engine.session;

import org.handfast.protocol.wire.Bytes;

/// A ticket in the client's hands: the label that the server knows it by, and the session behind it
/// (RFC 9846 4.7.1).
public record SessionTicket(Bytes identity, Session session) implements AutoCloseable {

  /// Ends the session's key.
  @Override
  public void close() {
    session.close();
  }
}
