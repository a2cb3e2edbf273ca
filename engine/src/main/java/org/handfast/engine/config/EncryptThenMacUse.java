package org.handfast.engine.config;

/// In which order TLS 1.2's block ciphers and MACs are applied (RFC 7366).
public enum EncryptThenMacUse {
  /// The MAC covers the ciphertext wherever the peer can do it.
  WHERE_POSSIBLE,
  /// The MAC is encrypted, as RFC 5246 and the textbook have it: for tests and lessons.
  NEVER
}
