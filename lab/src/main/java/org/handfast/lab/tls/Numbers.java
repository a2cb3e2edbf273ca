package org.handfast.lab.tls;

import java.nio.ByteBuffer;
import org.handfast.protocol.wire.Bytes;

/// Numbers as the wire has them: unsigned, the largest byte first.
final class Numbers {
  private Numbers() {}

  static Bytes u8(int value) {
    return Bytes.of((byte) value);
  }

  static Bytes u16(int value) {
    return Bytes.of((byte) (value >> 8), (byte) value);
  }

  static Bytes u64(long value) {
    return Bytes.owning(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /// The number in `bytes[at, at + length)`.
  static int read(Bytes bytes, int at, int length) {
    int value = 0;
    for (int i = at; i < at + length; i++) {
      value = value << 8 | bytes.at(i);
    }
    return value;
  }

  static Bytes xor(Bytes one, Bytes other) {
    byte[] result = one.toArray();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= (byte) other.at(i);
    }
    return Bytes.owning(result);
  }
}
