package org.handfast.engine.crypto;

/// What was made of an external pre-shared key before its use.
public enum ExternalPskKind {
  /// Nothing: it is used as it is (RFC 9846 2.2).
  PLAIN,
  /// It was imported for one protocol and one hash function (RFC 9258).
  IMPORTED
}
