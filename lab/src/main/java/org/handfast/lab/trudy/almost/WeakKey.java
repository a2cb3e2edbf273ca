package org.handfast.lab.trudy.almost;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.lab.almost.Keystream;
import org.handfast.lab.almost.Suite;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Lines;
import org.handfast.protocol.wire.Bytes;

/// The weak suite's key, found by trying all 2^20 of them on one record whose beginning is known.
final class WeakKey {
  private WeakKey() {}

  /// The key under which the record begins as it should, and is text to its end.
  ///
  /// @param fragment IV and ciphertext of a record of data
  /// @param beginning of the data, at most 16 bytes
  static Optional<Bytes> search(Bytes fragment, Bytes beginning) {
    byte[] counter = fragment.slice(0, Keystream.IV_LENGTH).toArray();
    byte[] wanted = keystream(fragment, beginning);
    byte[] key = new byte[16];
    byte[] block = new byte[16];
    try {
      // The first block of keystream is the IV under the key.
      Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
      for (int guess = 0; guess < 1 << Suite.UNKNOWN_BITS; guess++) {
        key[0] = (byte) (guess >> 12);
        key[1] = (byte) (guess >> 4);
        key[2] = (byte) (guess << 4);
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        aes.doFinal(counter, 0, counter.length, block, 0);
        if (begins(block, wanted) && Lines.isText(data(fragment, Bytes.of(key)))) {
          return Optional.of(Bytes.of(key));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
    return Optional.empty();
  }

  /// What a record of data says under this key. Its tag stays shut: that key is not weak.
  static Bytes data(Bytes fragment, Bytes key) {
    Bytes text =
        new Keystream(key, fragment.slice(0, Keystream.IV_LENGTH))
            .xor(fragment.slice(Keystream.IV_LENGTH));
    return text.slice(0, text.length() - Hashes.LENGTH);
  }

  private static byte[] keystream(Bytes fragment, Bytes beginning) {
    byte[] wanted = beginning.toArray();
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] ^= (byte) fragment.at(Keystream.IV_LENGTH + i);
    }
    return wanted;
  }

  private static boolean begins(byte[] block, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (block[i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
