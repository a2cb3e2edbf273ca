package org.handfast.engine.record;

/// Which keys protect a direction, once any do.
public enum Epoch {
  /// The handshake's.
  HANDSHAKE,
  /// The application's.
  APPLICATION
}
