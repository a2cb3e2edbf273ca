package org.handfast.engine.session;

/// For which names a client may use a ticket.
public enum NameScope {
  /// The one that it asked for when it got the ticket (RFC 9846 4.7.1).
  SAME_NAME,
  /// Others too, if the server's certificate proves them; so the server has said
  /// (draft-ietf-tls-cross-sni-resumption). This engine asks for the same name all the same: it is
  /// for stores that know better.
  OTHER_NAMES
}
