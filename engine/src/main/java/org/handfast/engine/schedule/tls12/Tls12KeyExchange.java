package org.handfast.engine.schedule.tls12;

import org.handfast.protocol.registry.SignatureScheme;

/// How client and server of TLS 1.2 come to share a premaster secret.
public enum Tls12KeyExchange {
  /// Elliptic-curve Diffie-Hellman, signed with the key of an ECDSA certificate (RFC 8422 2.1).
  ECDHE_ECDSA,
  /// The same, signed with the key of an RSA certificate (RFC 8422 2.2).
  ECDHE_RSA,
  /// The client makes it and encrypts it to the server's public key (RFC 5246 7.4.7.1). Whoever
  /// gets that key's private half later can read what was recorded before.
  RSA;

  /// Whether the server signs its ephemeral key in this scheme; there is nothing to sign without
  /// one.
  public boolean signsWith(SignatureScheme scheme) {
    return switch (this) {
      case ECDHE_ECDSA -> !scheme.isRsa();
      case ECDHE_RSA -> scheme.isRsa();
      case RSA -> false;
    };
  }
}
