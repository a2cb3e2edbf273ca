package org.handfast.jca;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// The finite fields of RFC 7919, as rows. The primes are not written down here but made by the
/// formula that they come from (RFC 7919 A), with the digits of e for bits that nobody chose.
///
/// They are safe primes, p = 2q + 1: whatever is not 0, 1 or p - 1 has order q or 2q, so that no
/// share in between leaks more of a key than one bit. The larger two groups of RFC 7919 are left
/// out: they cost tens of milliseconds and nobody is safer for it.
enum FiniteField {
  FFDHE2048(NamedGroup.FFDHE2048, 2048, 560_316, 256),
  FFDHE3072(NamedGroup.FFDHE3072, 3072, 2_625_351, 320),
  FFDHE4096(NamedGroup.FFDHE4096, 4096, 5_736_041, 384);

  private static final BigInteger TWO = BigInteger.TWO;

  private final NamedGroup group;
  private final int bits;
  private final BigInteger prime;
  private final DHParameterSpec parameters;

  /// @param offset X of RFC 7919 A, the smallest that makes a safe prime
  /// @param exponentBits the length of a private key, above the least of RFC 7919 5.2
  FiniteField(NamedGroup group, int bits, int offset, int exponentBits) {
    this.group = group;
    this.bits = bits;
    this.prime = prime(bits, offset);
    this.parameters = new DHParameterSpec(prime, BigInteger.TWO, exponentBits);
  }

  NamedGroup group() {
    return group;
  }

  /// The length of a share and of a secret, both with all their leading zeros (RFC 9846 4.3.8.1 and
  /// 7.4.1).
  int length() {
    return bits / Byte.SIZE;
  }

  BigInteger prime() {
    return prime;
  }

  DHParameterSpec parameters() {
    return parameters;
  }

  /// Whether 1 < y < p - 1, RFC 9846 4.3.8.1. No arithmetic is done to see it.
  boolean isShare(Bytes share) {
    if (share.length() != length()) {
      return false;
    }
    BigInteger y = new BigInteger(1, share.toArray());
    return y.compareTo(TWO) >= 0 && y.compareTo(prime.subtract(TWO)) <= 0;
  }

  KeyPair generate(Provider provider, SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DH", provider);
    generator.initialize(parameters, random);
    return generator.generateKeyPair();
  }

  PublicKey decode(Bytes share, Provider provider) throws GeneralSecurityException {
    BigInteger y = new BigInteger(1, share.toArray());
    return KeyFactory.getInstance("DH", provider)
        .generatePublic(new DHPublicKeySpec(y, prime, parameters.getG()));
  }

  Bytes encode(PublicKey key) {
    return Bytes.owning(padded(((DHPublicKey) key).getY().toByteArray()));
  }

  /// A number at the full length of the prime: with the leading zeros that it lacks, and without
  /// the one for its sign.
  byte[] padded(byte[] number) {
    int length = length();
    if (number.length == length) {
      return number;
    }
    int from = Math.max(0, number.length - length);
    byte[] padded = new byte[length];
    int digits = number.length - from;
    System.arraycopy(number, from, padded, length - digits, digits);
    Arrays.fill(number, (byte) 0);
    return padded;
  }

  /// `2^b - 2^(b-64) + (floor(2^(b-130) e) + X) 2^64 - 1`.
  private static BigInteger prime(int bits, int offset) {
    BigInteger digits = e(bits - 130).add(BigInteger.valueOf(offset));
    return BigInteger.ONE
        .shiftLeft(bits)
        .subtract(BigInteger.ONE.shiftLeft(bits - 64))
        .add(digits.shiftLeft(64))
        .subtract(BigInteger.ONE);
  }

  /// `floor(2^bits e)`, from the sum of 1/n! with 64 bits to spare.
  private static BigInteger e(int bits) {
    BigInteger term = BigInteger.ONE.shiftLeft(bits + 64);
    BigInteger sum = BigInteger.ZERO;
    for (int n = 1; term.signum() > 0; n++) {
      sum = sum.add(term);
      term = term.divide(BigInteger.valueOf(n));
    }
    return sum.shiftRight(64);
  }
}
