package org.handfast.engine.trust;

/// Whether a server asks the client for a certificate (RFC 9846 4.4.2, 4.5.1).
public enum ClientAuthentication {
  /// Does not ask.
  NONE,
  /// Does not ask in the handshake; the application may have the client asked after it (RFC 9846
  /// 4.7.2).
  LATER,
  /// Asks, and goes on without one.
  WANT,
  /// Asks, and refuses a client without one.
  NEED;

  /// Whether a CertificateRequest is part of the handshake.
  public boolean isInHandshake() {
    return this == WANT || this == NEED;
  }
}
