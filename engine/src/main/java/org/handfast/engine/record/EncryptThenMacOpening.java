package org.handfast.engine.record;

import static org.handfast.engine.crypto.BlockCipher.BLOCK_LENGTH;

import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.Tls12Cipher;

/// Opens a block cipher's record under encrypt-then-MAC (RFC 7366 3): the MAC is checked first, and
/// what it does not confirm is never decrypted.
///
/// ```text
/// IV ‖ ENC(content ‖ padding ‖ padding_length) ‖ MAC of all before
/// ```
final class EncryptThenMacOpening implements Tls12Opening {
  private final BlockCipherAlgorithm.Decryptor decryptor;
  private final RecordMac mac;
  private final byte[] iv = new byte[BLOCK_LENGTH];

  EncryptThenMacOpening(Tls12Cipher.Block cipher, DirectionKeys keys) {
    this.decryptor = keys.key().use(cipher.algorithm()::decryptor);
    this.mac = new RecordMac(cipher.mac(), keys);
  }

  @Override
  public int room(int fragment) {
    int encrypted = fragment - mac.length() - BLOCK_LENGTH;
    return encrypted >= BLOCK_LENGTH && encrypted % BLOCK_LENGTH == 0 ? encrypted : NO_ROOM;
  }

  @Override
  public int open(byte[] in, int from, int to, byte[] out, int at) {
    int end = to - mac.length();
    if (!mac.confirms(in[from - RecordHeader.LENGTH], in, from, end)) {
      return AeadAlgorithm.FORGED;
    }
    System.arraycopy(in, from, iv, 0, BLOCK_LENGTH);
    int length = decryptor.decrypt(iv, in, from + BLOCK_LENGTH, end, out, at);
    return withoutPadding(out, at, at + length);
  }

  @Override
  public void accept() {
    mac.advance();
  }

  @Override
  public void wipe() {
    mac.wipe();
    decryptor.wipe();
  }

  // Only the peer itself can have made a bad one, by mistake: there is nothing to hide.
  private static int withoutPadding(byte[] plaintext, int from, int to) {
    int padding = Byte.toUnsignedInt(plaintext[to - 1]);
    if (padding >= to - from) {
      return AeadAlgorithm.FORGED;
    }
    for (int i = to - 1 - padding; i < to; i++) {
      if (Byte.toUnsignedInt(plaintext[i]) != padding) {
        return AeadAlgorithm.FORGED;
      }
    }
    return to - from - 1 - padding;
  }
}
