package org.handfast.engine.config;

/// What is made of peers whose TLS 1.2 does not bind the master secret to the whole handshake (RFC
/// 7627).
public enum ExtendedMasterSecretUse {
  /// They are refused: somebody between two such connections could make both have one secret.
  REQUIRED,
  /// They are taken as they are; those that can do better have to.
  PREFERRED,
  /// Nobody is asked: the handshake of the textbook, for tests and lessons.
  NEVER
}
