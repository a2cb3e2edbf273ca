package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;

/// Seals records under one key.
final class JcaSealer implements AeadAlgorithm.Sealer {
  // From here on a second call into the cipher costs less than a copy of the plaintext.
  private static final int LARGE = 2048;

  private final Aead aead;
  private final Cipher cipher;
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
    try {
      JcaAead.begin(Cipher.ENCRYPT_MODE, aead, cipher, key, nonce, additionalData);
      return to - from < LARGE
          ? sealAsOne(in, from, to, tail, out, at)
          : sealInTwo(in, from, to, tail, out, at);
    } catch (GeneralSecurityException failure) {
      int length = to - from + tail.length + Aead.TAG_LENGTH;
      Arrays.fill(out, at, Math.min(out.length, at + length), (byte) 0);
      throw new ProviderException("sealing failed", failure);
    }
  }

  /// Puts the plaintext together where its ciphertext belongs. Unlike decryption, encryption in
  /// place stays on SunJCE's fast path.
  private int sealAsOne(byte[] in, int from, int to, byte[] tail, byte[] out, int at)
      throws GeneralSecurityException {
    int length = to - from;
    System.arraycopy(in, from, out, at, length);
    System.arraycopy(tail, 0, out, at + length, tail.length);
    return cipher.doFinal(out, at, length + tail.length, out, at);
  }

  private int sealInTwo(byte[] in, int from, int to, byte[] tail, byte[] out, int at)
      throws GeneralSecurityException {
    int written = cipher.update(in, from, to - from, out, at);
    return written + cipher.doFinal(tail, 0, tail.length, out, at + written);
  }

  @Override
  public void wipe() {
    key.destroy();
  }
}
