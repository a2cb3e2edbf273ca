package org.handfast.engine.record;

/// Which records beside handshake messages a state lets pass.
public enum Tolerance {
  /// None: no hello was seen yet, or local work is to be done first.
  NOTHING,
  /// The compatibility ChangeCipherSpec, which is dropped (RFC 9846 5).
  CHANGE_CIPHER_SPEC,
  /// The ChangeCipherSpec of TLS 1.2, which is a message to the state: the one state that waits for
  /// it changes the keys, all others refuse it (RFC 5246 7.1).
  KEY_CHANGE,
  /// Early data, which is kept apart, and the ChangeCipherSpec (RFC 9846 2.3).
  EARLY_DATA,
  /// Application data: the handshake is done.
  APPLICATION_DATA
}
