package org.handfast.engine.server.tls12;

/// Who confirms the handshake first (RFC 5246 7.3).
enum Finishing {
  /// The client, in a full handshake.
  CLIENT_FIRST,
  /// The server, where a session is resumed: its confirmation is out already.
  SERVER_FIRST
}
