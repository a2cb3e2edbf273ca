package org.handfast.engine.record;

/// Which keys protect a direction, once any do.
public enum Epoch {
  /// The client's early data's (RFC 9846 2.3).
  EARLY_DATA,
  /// The handshake's.
  HANDSHAKE,
  /// The application's.
  APPLICATION
}
