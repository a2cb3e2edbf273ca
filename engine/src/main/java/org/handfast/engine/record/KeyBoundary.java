package org.handfast.engine.record;

/// Proof that no part of a handshake message is pending, so that the receiving keys may change (RFC
/// 9846 5.1). Only the [HandshakeJoiner] mints it; it is used at once and never kept.
public final class KeyBoundary {
  KeyBoundary() {}
}
