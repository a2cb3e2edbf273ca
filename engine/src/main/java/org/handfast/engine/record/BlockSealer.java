package org.handfast.engine.record;

import static org.handfast.engine.crypto.BlockCipher.BLOCK_LENGTH;

import java.util.Arrays;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.Tls12Cipher;

/// Encrypts a record's plaintext in blocks, behind an initialization vector of its own (RFC 5246
/// 6.2.3.2): fresh and random for each record, since one that is foreseen gives plaintext away
/// (BEAST).
final class BlockSealer {
  private final BlockCipherAlgorithm.Encryptor encryptor;
  private final RandomSource ivs;
  private final byte[] iv = new byte[BLOCK_LENGTH];

  BlockSealer(Tls12Cipher.Block cipher, DirectionKeys keys) {
    this.encryptor = keys.key().use(cipher.algorithm()::encryptor);
    this.ivs = cipher.ivs();
  }

  /// How long the vector and the blocks are that hold so much plaintext and at least the byte that
  /// says how much padding there is.
  static int length(int plaintext) {
    return BLOCK_LENGTH + plaintext + 1 + padding(plaintext);
  }

  /// Encrypts the first `length` bytes of a scratch array, which has room for the padding, and
  /// writes vector and blocks to `out` from `at` on.
  ///
  /// @return the number of bytes written
  int seal(byte[] plaintext, int length, byte[] out, int at) {
    int padding = padding(length);
    int padded = length + 1 + padding;
    Arrays.fill(plaintext, length, padded, (byte) padding);
    ivs.fill(iv);
    System.arraycopy(iv, 0, out, at, BLOCK_LENGTH);
    return BLOCK_LENGTH + encryptor.encrypt(iv, plaintext, 0, padded, out, at + BLOCK_LENGTH);
  }

  void wipe() {
    encryptor.wipe();
    Arrays.fill(iv, (byte) 0);
  }

  // padding_length: as many bytes, beside this one itself, as complete the block.
  private static int padding(int plaintext) {
    return BLOCK_LENGTH - 1 - plaintext % BLOCK_LENGTH;
  }
}
