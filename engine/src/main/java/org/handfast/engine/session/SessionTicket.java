package org.handfast.engine.session;

import org.handfast.protocol.wire.Bytes;

/// A ticket in the client's hands: the label that the server knows it by, and the session behind it
/// (RFC 9846 4.7.1).
///
/// @param names for which it may be used
/// @param label what the identity is
public record SessionTicket(Bytes identity, Session session, NameScope names, SessionLabel label)
    implements AutoCloseable {

  /// A ticket for the name that it was given for.
  public SessionTicket(Bytes identity, Session session) {
    this(identity, session, NameScope.SAME_NAME);
  }

  /// A ticket for these names.
  public SessionTicket(Bytes identity, Session session, NameScope names) {
    this(identity, session, names, SessionLabel.TICKET);
  }

  /// Ends the session's key.
  @Override
  public void close() {
    session.close();
  }
}
