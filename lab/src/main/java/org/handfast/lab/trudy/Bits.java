package org.handfast.lab.trudy;

import java.util.HexFormat;
import org.handfast.protocol.wire.Bytes;

/// Other bytes from bytes, without a key.
public final class Bits {
  private Bits() {}

  /// One byte with some of its bits turned over.
  ///
  /// @throws IndexOutOfBoundsException if there is no such byte
  public static Bytes flip(Bytes bytes, int at, int mask) {
    byte[] changed = bytes.toArray();
    changed[at] ^= (byte) mask;
    return Bytes.owning(changed);
  }

  /// One byte replaced.
  public static Bytes put(Bytes bytes, int at, int value) {
    byte[] changed = bytes.toArray();
    changed[at] = (byte) value;
    return Bytes.owning(changed);
  }

  /// From `at` on xored with `difference`: a stream cipher hands it on to the plaintext.
  public static Bytes xor(Bytes bytes, int at, Bytes difference) {
    byte[] changed = bytes.toArray();
    for (int i = 0; i < difference.length(); i++) {
      changed[at + i] ^= (byte) difference.at(i);
    }
    return Bytes.owning(changed);
  }

  static String flipInWords(int at, int mask) {
    return "byte " + at + " xor " + HexFormat.of().toHexDigits((byte) mask);
  }
}
