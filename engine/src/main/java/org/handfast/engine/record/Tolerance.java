package org.handfast.engine.record;

/// Which records beside handshake messages a state lets pass.
public enum Tolerance {
  /// None: no hello was seen yet.
  NOTHING,
  /// The compatibility ChangeCipherSpec, which is dropped (RFC 9846 5).
  CHANGE_CIPHER_SPEC,
  /// Early data, which is kept apart, and the ChangeCipherSpec (RFC 9846 2.3).
  EARLY_DATA,
  /// Application data: the handshake is done.
  APPLICATION_DATA
}
