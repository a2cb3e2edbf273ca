package org.handfast.jca;

import java.math.BigInteger;
import java.util.Arrays;

/// I2OSP of RFC 8017 4.1: a public number at a fixed length, the first byte the highest.
final class Unsigned {
  private Unsigned() {}

  /// The number with the leading zeros that it lacks, and without the one for its sign.
  static byte[] bytes(BigInteger number, int length) {
    byte[] signed = number.toByteArray();
    if (number.signum() < 0 || number.bitLength() > length * Byte.SIZE) {
      throw new IllegalArgumentException("no number of " + length + " bytes");
    }
    int digits = Math.min(signed.length, length);
    byte[] out = new byte[length];
    System.arraycopy(signed, signed.length - digits, out, length - digits, digits);
    Arrays.fill(signed, (byte) 0);
    return out;
  }
}
