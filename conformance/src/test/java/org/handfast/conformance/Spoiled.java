package org.handfast.conformance;

import org.handfast.protocol.wire.Bytes;

/// Ways to spoil bytes.
final class Spoiled {

  private Spoiled() {}

  /// The same bytes but for the last bit.
  static Bytes flipLast(Bytes bytes) {
    return flip(bytes, bytes.length() - 1);
  }

  /// The same bytes but for one bit of the byte at `index`.
  static Bytes flip(Bytes bytes, int index) {
    byte[] flipped = bytes.toArray();
    flipped[index] ^= 1;
    return Bytes.owning(flipped);
  }
}
