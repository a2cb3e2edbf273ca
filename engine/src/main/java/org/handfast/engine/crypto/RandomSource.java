package org.handfast.engine.crypto;

import org.handfast.protocol.wire.Bytes;

/// Cryptographically strong random bytes (RFC 9846 C.1). Thread-safe. A source that fails throws;
/// it never returns less or worse.
@FunctionalInterface
public interface RandomSource {
  /// Fills the whole array.
  void fill(byte[] bytes);

  /// A fresh value of `length` bytes.
  default Bytes next(int length) {
    byte[] bytes = new byte[length];
    fill(bytes);
    return Bytes.owning(bytes);
  }
}
