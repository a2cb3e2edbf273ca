package org.handfast.engine.config;

/// Whether a client lets the server ask for its certificate after the handshake too (RFC 9846
/// 4.3.6).
public enum PostHandshakeAuthentication {
  NOT_OFFERED,
  OFFERED
}
