package org.handfast.engine.record;

/// Which keys protect a direction.
public enum Epoch {
  /// None yet.
  INITIAL,
  /// The handshake's.
  HANDSHAKE,
  /// The application's.
  APPLICATION
}
