package org.handfast.engine;

/// What became of early data on a connection (RFC 9846 4.3.10).
public enum EarlyDataStatus {
  /// The client has not asked to send any.
  NOT_OFFERED,
  /// The client may be sending some, and the server has not answered yet.
  OFFERED,
  /// The server takes it.
  ACCEPTED,
  /// The server has thrown it away: if it still matters, it has to be sent again.
  REJECTED
}
