package org.handfast.engine.config;

/// In which order a client's extensions stand. It means nothing (RFC 9846 4.3), and where it is
/// always the same, servers come to rely on it, and observers recognize it.
public enum ExtensionOrder {
  FIXED,
  /// Another for each connection. pre_shared_key stays last (RFC 9846 4.3.11).
  SHUFFLED
}
