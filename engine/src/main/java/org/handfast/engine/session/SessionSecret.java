package org.handfast.engine.session;

/// What a session's key is, and so which handshake it is good for: one version's key never serves
/// the other.
public enum SessionSecret {
  /// A pre-shared key of TLS 1.3 (RFC 9846 4.7.1).
  PSK,
  /// A master secret of TLS 1.2 that is bound to its whole handshake (RFC 7627).
  EXTENDED_MASTER_SECRET,
  /// A master secret of TLS 1.2 from the pre-master secret and two nonces alone (RFC 5246 8.1).
  MASTER_SECRET
}
