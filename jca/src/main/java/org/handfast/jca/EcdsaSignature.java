package org.handfast.jca;

import java.math.BigInteger;
import org.handfast.protocol.wire.Bytes;

/// ECDSA-Sig-Value of RFC 3279 2.2.3, `SEQUENCE { r INTEGER, s INTEGER }`, judged by its form
/// alone. Providers are not all strict, and one that takes zeros for r and s takes any signature
/// for good.
final class EcdsaSignature {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int LONG_FORM = 0x80;

  private final Bytes der;
  private int at;

  private EcdsaSignature(Bytes der) {
    this.der = der;
  }

  /// Whether `der` is the one DER encoding of two numbers from 1 to `order - 1`.
  static boolean isWellFormed(Bytes der, BigInteger order) {
    var signature = new EcdsaSignature(der);
    return signature.entersSequence()
        && signature.readsScalar(order)
        && signature.readsScalar(order)
        && signature.at == der.length();
  }

  /// The encoding of any two numbers, also of those that no signature has.
  static byte[] encode(BigInteger r, BigInteger s) {
    byte[] first = r.toByteArray();
    byte[] second = s.toByteArray();
    int length = 2 + first.length + 2 + second.length;
    int header = length < LONG_FORM ? 2 : 3;
    byte[] der = new byte[header + length];
    der[0] = SEQUENCE;
    der[1] = (byte) (LONG_FORM | 1); // overwritten by the short form
    der[header - 1] = (byte) length;
    putInteger(first, der, header);
    putInteger(second, der, header + 2 + first.length);
    return der;
  }

  private static void putInteger(byte[] content, byte[] der, int at) {
    der[at] = INTEGER;
    der[at + 1] = (byte) content.length;
    System.arraycopy(content, 0, der, at + 2, content.length);
  }

  /// Reads the header of a sequence that holds all the rest. No curve here needs more than one byte
  /// for a length.
  private boolean entersSequence() {
    if (next() != SEQUENCE) {
      return false;
    }
    int length = next();
    if (length == (LONG_FORM | 1)) {
      length = next();
      if (length < LONG_FORM) {
        return false; // the short form was due
      }
    } else if (length >= LONG_FORM) {
      return false;
    }
    return length == der.length() - at;
  }

  private boolean readsScalar(BigInteger order) {
    if (next() != INTEGER) {
      return false;
    }
    int length = next();
    if (length < 1 || length >= LONG_FORM || length > der.length() - at) {
      return false;
    }
    byte[] content = der.slice(at, at + length).toArray();
    at += length;
    boolean padded = length > 1 && content[0] == 0 && content[1] >= 0;
    var scalar = new BigInteger(content);
    return !padded && scalar.signum() > 0 && scalar.compareTo(order) < 0;
  }

  /// The next byte, or -1 after the last.
  private int next() {
    return at < der.length() ? der.at(at++) : -1;
  }
}
