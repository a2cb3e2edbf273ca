package org.handfast.engine.session;

/// How a session is named when it is offered again.
public enum SessionLabel {
  /// By a ticket, which is used once (RFC 9846 4.7.1, RFC 5077).
  TICKET,
  /// By the session id of TLS 1.2 (RFC 5246 7.4.1.2).
  SESSION_ID
}
