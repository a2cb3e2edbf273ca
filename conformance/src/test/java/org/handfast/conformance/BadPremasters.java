package org.handfast.conformance;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.wire.Bytes;

/// Ciphertexts that hold no premaster secret, each for a reason of its own (RFC 5246 7.4.7.1): what
/// an attacker tries who wants to hear whether his guess was better formed than the last one.
final class BadPremasters {
  private static final RSAPublicKey KEY =
      (RSAPublicKey) Identity.KEY_TRANSPORT.certificate().getPublicKey();
  private static final int SIZE = KEY.getModulus().bitLength() / 8;

  private final Map<String, Bytes> all = new LinkedHashMap<>();

  private BadPremasters() {
    blocks();
    lengths();
    versions();
    ciphertexts();
  }

  /// By what is wrong with them.
  static Map<String, Bytes> all() {
    return new BadPremasters().all;
  }

  /// A ciphertext that nothing is wrong with.
  static Bytes good() {
    return encrypt(block(premaster(3, 3, 48)));
  }

  private void blocks() {
    block("the first byte is 1", 0, 1);
    block("the first byte is 127", 0, 0x7f);
    block("the type is 0", 1, 0);
    block("the type is 1, as in a signature", 1, 1);
    block("the type is 3", 1, 3);
    block("the type is 255", 1, 0xff);
    block("a zero at the beginning of the padding", 2, 0);
    block("a zero in the first eight bytes of the padding", 9, 0);
    block("a zero right after those", 10, 0);
    block("a zero in the middle of the padding", SIZE / 2, 0);
    block("a zero at the end of the padding", SIZE - 50, 0);
    block("no zero before the secret", SIZE - 49, 7);
    byte[] endless = new byte[SIZE];
    Arrays.fill(endless, (byte) 0xA5);
    endless[0] = 0;
    endless[1] = 2;
    all.put("no zero at all", encrypt(endless));
    byte[] signature = new byte[SIZE];
    Arrays.fill(signature, (byte) 0xFF);
    signature[0] = 0;
    signature[1] = 1;
    signature[SIZE - 49] = 0;
    all.put("the padding of a signature", encrypt(signature));
    byte[] empty = new byte[SIZE];
    empty[1] = 2;
    all.put("no padding", encrypt(empty));
    all.put("a block of zeros and a 2", encrypt(lastOf(new byte[] {2})));
    byte[] random = TestCrypto.PROVIDER.random().next(SIZE).toArray();
    random[0] = 0;
    random[1] = 0x55;
    all.put("a block of noise", encrypt(random));
  }

  private void lengths() {
    for (int length : new int[] {0, 1, 2, 16, 32, 46, 47, 49, 50, 64, 128, SIZE - 11}) {
      all.put("a secret of " + length + " bytes", encrypt(block(premaster(3, 3, length))));
    }
  }

  private void versions() {
    for (int[] version : new int[][] {{3, 2}, {3, 1}, {3, 0}, {2, 0}, {3, 4}, {0, 0}, {2, 3}}) {
      all.put(
          "a secret of version " + version[0] + "." + version[1],
          encrypt(block(premaster(version[0], version[1], 48))));
    }
  }

  private void ciphertexts() {
    BigInteger modulus = KEY.getModulus();
    all.put("the ciphertext 0", Bytes.owning(lastOf(new byte[] {0})));
    all.put("the ciphertext 1", Bytes.owning(lastOf(new byte[] {1})));
    all.put("the modulus less 1", Bytes.owning(lastOf(modulus.subtract(BigInteger.ONE))));
    all.put("the modulus", Bytes.owning(lastOf(modulus)));
    all.put("the modulus and 1", Bytes.owning(lastOf(modulus.add(BigInteger.ONE))));
    byte[] ones = new byte[SIZE];
    Arrays.fill(ones, (byte) 0xFF);
    all.put("a ciphertext of ones", Bytes.owning(ones));
    all.put("a good ciphertext with a zero before it", Bytes.concat(Bytes.of((byte) 0), good()));
    all.put("a good ciphertext with a zero behind it", Bytes.concat(good(), Bytes.of((byte) 0)));
    all.put("a good ciphertext without its first byte", good().slice(1));
    all.put("a good ciphertext without its last byte", good().slice(0, SIZE - 1));
    all.put("an empty ciphertext", Bytes.EMPTY);
    all.put("a ciphertext of one byte", Bytes.of((byte) 9));
    all.put("twice as long", Bytes.concat(good(), good()));
    byte[] flipped = good().toArray();
    flipped[SIZE / 2] ^= 1;
    all.put("a good ciphertext with a bit flipped", Bytes.owning(flipped));
  }

  private void block(String what, int at, int value) {
    byte[] block = block(premaster(3, 3, 48));
    block[at] = (byte) value;
    all.put(what, encrypt(block));
  }

  // 00 ‖ 02 ‖ padding without zeros ‖ 00 ‖ secret.
  private static byte[] block(byte[] secret) {
    byte[] block = new byte[SIZE];
    Arrays.fill(block, (byte) 0xA5);
    block[0] = 0;
    block[1] = 2;
    block[SIZE - secret.length - 1] = 0;
    System.arraycopy(secret, 0, block, SIZE - secret.length, secret.length);
    return block;
  }

  private static byte[] premaster(int major, int minor, int length) {
    byte[] premaster = TestCrypto.PROVIDER.random().next(Math.max(length, 2)).toArray();
    premaster[0] = (byte) major;
    premaster[1] = (byte) minor;
    return Arrays.copyOf(premaster, length);
  }

  private static byte[] lastOf(byte[] digits) {
    byte[] block = new byte[SIZE];
    int length = Math.min(digits.length, SIZE);
    System.arraycopy(digits, digits.length - length, block, SIZE - length, length);
    return block;
  }

  private static byte[] lastOf(BigInteger number) {
    return lastOf(number.toByteArray());
  }

  private static Bytes encrypt(byte[] block) {
    BigInteger message = new BigInteger(1, block);
    return Bytes.owning(lastOf(message.modPow(KEY.getPublicExponent(), KEY.getModulus())));
  }
}
