package org.handfast.lab.workbench;

import java.math.BigInteger;
import java.util.Random;
import org.handfast.protocol.wire.Bytes;

/// An RSA key much too short for anything but this bench, with the padding of PKCS #1 v1.5 (RFC
/// 8017 7.2): 00 02, at least eight bytes other than zero, 00, the secret.
///
/// The modulus has 505 bits, which is 64 bytes with a first byte of 1. So a random block begins
/// with 00 02 once in a few hundred times; with the first byte full it is up to 128 times as rare.
/// The search is the same, and done in a moment.
final class SmallRsa {
  static final BigInteger EXPONENT = BigInteger.valueOf(65537);
  private static final int BITS = 505;
  private static final int BYTES = 64;
  private static final int LEAST_PADDING = 8;

  private final BigInteger modulus;
  private final BigInteger p;
  private final BigInteger q;
  private final BigInteger dp;
  private final BigInteger dq;
  private final BigInteger qInverse;

  private SmallRsa(BigInteger p, BigInteger q) {
    BigInteger one = BigInteger.ONE;
    this.modulus = p.multiply(q);
    this.p = p;
    this.q = q;
    this.dp = EXPONENT.modInverse(p.subtract(one));
    this.dq = EXPONENT.modInverse(q.subtract(one));
    this.qInverse = q.modInverse(p);
  }

  static SmallRsa make(Random dice) {
    while (true) {
      BigInteger p = prime(BITS / 2 + 1, dice);
      BigInteger q = prime(BITS / 2, dice);
      if (p.multiply(q).bitLength() == BITS) {
        return new SmallRsa(p, q);
      }
    }
  }

  BigInteger modulus() {
    return modulus;
  }

  /// The length of a block in bytes.
  int length() {
    return BYTES;
  }

  /// What anybody can do: `secret` padded, to the power of e.
  BigInteger encrypt(Bytes secret, Random dice) {
    byte[] block = new byte[BYTES];
    dice.nextBytes(block);
    for (int i = 0; i < block.length; i++) {
      block[i] = block[i] == 0 ? 1 : block[i];
    }
    block[0] = 0;
    block[1] = 2;
    block[BYTES - secret.length() - 1] = 0;
    secret.copyTo(block, BYTES - secret.length());
    return new BigInteger(1, block).modPow(EXPONENT, modulus);
  }

  /// What only the owner of the key can do, by way of p and q since that is quicker: the block.
  Bytes decrypt(BigInteger ciphertext) {
    BigInteger atP = ciphertext.modPow(dp, p);
    BigInteger atQ = ciphertext.modPow(dq, q);
    BigInteger h = atP.subtract(atQ).multiply(qInverse).mod(p);
    return block(atQ.add(h.multiply(q)));
  }

  /// A number as a block of [#length()] bytes.
  static Bytes block(BigInteger number) {
    byte[] digits = number.toByteArray();
    byte[] block = new byte[BYTES];
    int length = Math.min(digits.length, BYTES);
    System.arraycopy(digits, digits.length - length, block, BYTES - length, length);
    return Bytes.owning(block);
  }

  /// Whether the block is padded as it should be.
  static boolean isPadded(Bytes block) {
    return block.at(0) == 0 && block.at(1) == 2 && end(block) >= 2 + LEAST_PADDING;
  }

  /// What follows the padding of a block that [#isPadded].
  static Bytes secret(Bytes block) {
    return block.slice(end(block) + 1);
  }

  /// Where the zero behind the padding is, or -1.
  private static int end(Bytes block) {
    for (int i = 2; i < block.length(); i++) {
      if (block.at(i) == 0) {
        return i;
      }
    }
    return -1;
  }

  private static BigInteger prime(int bits, Random dice) {
    while (true) {
      BigInteger prime = BigInteger.probablePrime(bits, dice);
      if (!prime.mod(EXPONENT).equals(BigInteger.ONE)) {
        return prime;
      }
    }
  }
}
