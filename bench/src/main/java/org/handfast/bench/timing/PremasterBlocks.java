package org.handfast.bench.timing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// Encrypted premaster secrets, well-formed and not (RFC 5246 7.4.7.1): what an attacker would send
/// to find out what a server makes of them.
final class PremasterBlocks {
  static final List<String> MALFORMED =
      List.of(
          "wrong version",
          "first byte not 00",
          "block type 1",
          "no 00 at all",
          "00 among the first bytes of padding",
          "00 late in the padding",
          "secret of 47 bytes",
          "secret of 49 bytes",
          "no secret",
          "all zero but the type");

  private static final int SECRET = 48;

  private final SecureRandom random = new SecureRandom();
  private final KeyPair pair;
  private final BigInteger modulus;
  private final BigInteger exponent;
  private final int size;

  PremasterBlocks() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      pair = generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    modulus = key.getModulus();
    exponent = key.getPublicExponent();
    size = (modulus.bitLength() + 7) / 8;
  }

  KeyPair pair() {
    return pair;
  }

  byte[] good() {
    return encrypted(goodBlock());
  }

  byte[] malformed(int way) {
    return encrypted(malformedBlock(way));
  }

  /// Something of the ciphertext's length that is below the modulus.
  Bytes ciphertext() {
    return Bytes.owning(encrypted(goodBlock()));
  }

  Bytes modulus() {
    return Bytes.owning(fixed(modulus.toByteArray()));
  }

  /// What comes out of the RSA operation: well-formed.
  byte[] goodBlock() {
    return block();
  }

  /// The same, malformed.
  byte[] malformedBlock(int way) {
    byte[] block = block();
    int start = size - SECRET;
    switch (way) {
      case 0 -> block[start + 1] = 1;
      case 1 -> block[0] = 1;
      case 2 -> block[1] = 1;
      case 3 -> withoutZeros(block, start - 1, size);
      case 4 -> block[4] = 0;
      case 5 -> block[start - 10] = 0;
      case 6 -> {
        block[start - 1] = 7;
        block[start] = 0;
      }
      case 7 -> {
        block[start - 1] = 3;
        block[start - 2] = 0;
      }
      case 8 -> {
        withoutZeros(block, start - 1, size);
        block[size - 1] = 0;
      }
      default -> Arrays.fill(block, 2, size, (byte) 0);
    }
    return block;
  }

  private byte[] block() {
    byte[] block = new byte[size];
    random.nextBytes(block);
    withoutZeros(block, 2, size - SECRET - 1);
    block[0] = 0;
    block[1] = 2;
    int start = size - SECRET;
    block[start - 1] = 0;
    block[start] = 3;
    block[start + 1] = 3;
    withoutZeros(block, start + 2, size);
    return block;
  }

  private void withoutZeros(byte[] block, int from, int to) {
    for (int i = from; i < to; i++) {
      block[i] = (byte) (1 + random.nextInt(255));
    }
  }

  private byte[] encrypted(byte[] block) {
    return fixed(new BigInteger(1, block).modPow(exponent, modulus).toByteArray());
  }

  private byte[] fixed(byte[] number) {
    byte[] fixed = new byte[size];
    int length = Math.min(number.length, size);
    System.arraycopy(number, number.length - length, fixed, size - length, length);
    return fixed;
  }
}
