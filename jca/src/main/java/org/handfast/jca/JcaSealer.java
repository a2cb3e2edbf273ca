package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.jspecify.annotations.Nullable;

/// Seals records under one key.
final class JcaSealer implements AeadAlgorithm.Sealer {
  // From here on a second call into the cipher costs less than a copy of the plaintext.
  private static final int LARGE = 2048;

  private final Aead aead;
  private volatile @Nullable Cipher cipher;
  private final WipeableKey key;

  JcaSealer(Aead aead, Cipher cipher, WipeableKey key) {
    this.aead = aead;
    this.cipher = cipher;
    this.key = key;
  }

  @Override
  public int seal(
      byte[] nonce,
      byte[] additionalData,
      byte[] in,
      int from,
      int to,
      byte[] tail,
      byte[] out,
      int at) {
    Cipher current = JcaAead.requireAlive(cipher);
    try {
      JcaAead.begin(Cipher.ENCRYPT_MODE, aead, current, key, nonce, additionalData);
      return to - from < LARGE
          ? sealAsOne(current, in, from, to, tail, out, at)
          : sealInTwo(current, in, from, to, tail, out, at);
    } catch (GeneralSecurityException failure) {
      int length = to - from + tail.length + Aead.TAG_LENGTH;
      Arrays.fill(out, at, Math.min(out.length, at + length), (byte) 0);
      throw new ProviderException("sealing failed", failure);
    }
  }

  /// Puts the plaintext together where its ciphertext belongs. Unlike decryption, encryption in
  /// place stays on SunJCE's fast path.
  private static int sealAsOne(
      Cipher cipher, byte[] in, int from, int to, byte[] tail, byte[] out, int at)
      throws GeneralSecurityException {
    int length = to - from;
    System.arraycopy(in, from, out, at, length);
    System.arraycopy(tail, 0, out, at + length, tail.length);
    return cipher.doFinal(out, at, length + tail.length, out, at);
  }

  private static int sealInTwo(
      Cipher cipher, byte[] in, int from, int to, byte[] tail, byte[] out, int at)
      throws GeneralSecurityException {
    int written = cipher.update(in, from, to - from, out, at);
    return written + cipher.doFinal(tail, 0, tail.length, out, at + written);
  }

  /// Lets go of the cipher too, whose own copy of the key nobody can zero.
  @Override
  public void wipe() {
    key.destroy();
    cipher = null;
  }
}
