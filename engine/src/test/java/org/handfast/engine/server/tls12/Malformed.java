package org.handfast.engine.server.tls12;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.handfast.protocol.wire.Bytes;

/// What is no encrypted premaster secret, in every way that has ever told an attacker something:
/// blocks that are wrong inside, and ciphertexts that are none.
enum Malformed {
  FIRST_BYTE_ONE,
  FIRST_BYTE_HIGH_BIT,
  TYPE_ZERO,
  TYPE_ONE,
  TYPE_THREE,
  TYPE_HIGH_BIT,
  TYPE_AND_FIRST_BYTE_SWAPPED,
  ZERO_FIRST_IN_PADDING,
  ZERO_AMONG_FIRST_EIGHT_OF_PADDING,
  ZERO_IN_THE_MIDDLE_OF_PADDING,
  ZERO_LAST_IN_PADDING,
  PADDING_ALL_ZERO,
  NO_SEPARATOR,
  SEPARATOR_IN_FRONT_OF_49,
  SEPARATOR_IN_FRONT_OF_64,
  SEPARATOR_IN_FRONT_OF_47,
  SEPARATOR_IN_FRONT_OF_46,
  SEPARATOR_IN_FRONT_OF_1,
  SEPARATOR_AT_THE_END,
  NO_ZERO_AT_ALL,
  VERSION_ZERO,
  VERSION_NEGOTIATED_AND_NOT_OFFERED,
  VERSION_MAJOR_OFF_BY_ONE,
  VERSION_MINOR_OFF_BY_ONE,
  VERSION_SWAPPED,
  ALL_ZERO,
  ALL_ONES_BUT_THE_FIRST,
  EMPTY_CIPHERTEXT,
  ONE_BYTE,
  ONE_BYTE_SHORT,
  ONE_BYTE_LONG,
  ZERO_IN_FRONT,
  TWICE_AS_LONG,
  ZERO_AS_A_NUMBER,
  ONE_AS_A_NUMBER,
  MODULUS_LESS_ONE,
  MODULUS,
  MODULUS_AND_ONE,
  ALL_ONES;

  static final int PREMASTER = 48;

  /// The offered version is 0x0303 in all of them, the first of the premaster's bytes.
  static byte[] good(int length) {
    byte[] block = new byte[length];
    Arrays.fill(block, (byte) 0x6B);
    int start = length - PREMASTER;
    block[0] = 0;
    block[1] = 2;
    block[start - 1] = 0;
    block[start] = 3;
    block[start + 1] = 3;
    for (int i = 2; i < PREMASTER; i++) {
      block[start + i] = (byte) i;
    }
    block[length - 7] = 0; // a zero inside is nothing special
    return block;
  }

  static Bytes encrypt(byte[] block, RSAPublicKey key) {
    BigInteger number = new BigInteger(1, block).modPow(key.getPublicExponent(), key.getModulus());
    return number(number, block.length);
  }

  /// The ciphertext under a key whose modulus is a whole number of bytes.
  Bytes under(RSAPublicKey key) {
    BigInteger modulus = key.getModulus();
    int length = modulus.bitLength() / Byte.SIZE;
    Bytes encrypted = encrypt(block(length), key);
    return switch (this) {
      case EMPTY_CIPHERTEXT -> Bytes.EMPTY;
      case ONE_BYTE -> Bytes.of((byte) 1);
      case ONE_BYTE_SHORT -> encrypted.slice(0, length - 1);
      case ONE_BYTE_LONG -> Bytes.concat(encrypted, Bytes.of((byte) 0));
      case ZERO_IN_FRONT -> Bytes.concat(Bytes.of((byte) 0), encrypted);
      case TWICE_AS_LONG -> Bytes.concat(encrypted, encrypted);
      case ZERO_AS_A_NUMBER -> number(BigInteger.ZERO, length);
      case ONE_AS_A_NUMBER -> number(BigInteger.ONE, length);
      case MODULUS_LESS_ONE -> number(modulus.subtract(BigInteger.ONE), length);
      case MODULUS -> number(modulus, length);
      case MODULUS_AND_ONE -> number(modulus.add(BigInteger.ONE), length);
      case ALL_ONES ->
          number(BigInteger.ONE.shiftLeft(length * 8).subtract(BigInteger.ONE), length);
      default -> encrypted;
    };
  }

  /// What is inside; the good one where it is the ciphertext that is wrong.
  byte[] block(int length) {
    byte[] block = good(length);
    int start = length - PREMASTER;
    switch (this) {
      case FIRST_BYTE_ONE -> block[0] = 1;
      case FIRST_BYTE_HIGH_BIT -> block[0] = (byte) 0x40;
      case TYPE_ZERO -> block[1] = 0;
      case TYPE_ONE -> block[1] = 1;
      case TYPE_THREE -> block[1] = 3;
      case TYPE_HIGH_BIT -> block[1] = (byte) 0x82;
      case TYPE_AND_FIRST_BYTE_SWAPPED -> {
        block[0] = 2;
        block[1] = 0;
      }
      case ZERO_FIRST_IN_PADDING -> block[2] = 0;
      case ZERO_AMONG_FIRST_EIGHT_OF_PADDING -> block[9] = 0;
      case ZERO_IN_THE_MIDDLE_OF_PADDING -> block[length / 2] = 0;
      case ZERO_LAST_IN_PADDING -> block[start - 2] = 0;
      case PADDING_ALL_ZERO -> Arrays.fill(block, 2, start, (byte) 0);
      case NO_SEPARATOR -> block[start - 1] = 1;
      case SEPARATOR_IN_FRONT_OF_49 -> separate(block, 49);
      case SEPARATOR_IN_FRONT_OF_64 -> separate(block, 64);
      case SEPARATOR_IN_FRONT_OF_47 -> separate(block, 47);
      case SEPARATOR_IN_FRONT_OF_46 -> separate(block, 46);
      case SEPARATOR_IN_FRONT_OF_1 -> separate(block, 1);
      case SEPARATOR_AT_THE_END -> separate(block, 0);
      case NO_ZERO_AT_ALL -> Arrays.fill(block, 2, length, (byte) 0x6B);
      case VERSION_ZERO -> version(block, 0, 0);
      case VERSION_NEGOTIATED_AND_NOT_OFFERED -> version(block, 3, 2);
      case VERSION_MAJOR_OFF_BY_ONE -> version(block, 2, 3);
      case VERSION_MINOR_OFF_BY_ONE -> version(block, 3, 4);
      case VERSION_SWAPPED -> version(block, 0x83, 3);
      case ALL_ZERO -> Arrays.fill(block, (byte) 0);
      case ALL_ONES_BUT_THE_FIRST -> Arrays.fill(block, 1, length, (byte) 0xFF);
      default -> {}
    }
    return block;
  }

  private static void separate(byte[] block, int secret) {
    int separator = block.length - secret - 1;
    Arrays.fill(block, 2, block.length, (byte) 0x6B);
    block[separator] = 0;
    for (int i = 1; i <= Math.min(2, secret); i++) {
      block[separator + i] = 3;
    }
  }

  private static void version(byte[] block, int major, int minor) {
    block[block.length - PREMASTER] = (byte) major;
    block[block.length - PREMASTER + 1] = (byte) minor;
  }

  private static Bytes number(BigInteger number, int length) {
    byte[] signed = number.toByteArray();
    int digits = Math.min(signed.length, length);
    byte[] out = new byte[length];
    System.arraycopy(signed, signed.length - digits, out, length - digits, digits);
    return Bytes.owning(out);
  }
}
