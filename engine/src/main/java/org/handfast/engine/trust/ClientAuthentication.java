package org.handfast.engine.trust;

/// Whether a server asks the client for a certificate (RFC 9846 4.4.2, 4.5.1).
public enum ClientAuthentication {
  /// Does not ask.
  NONE,
  /// Asks, and goes on without one.
  WANT,
  /// Asks, and refuses a client without one.
  NEED
}
