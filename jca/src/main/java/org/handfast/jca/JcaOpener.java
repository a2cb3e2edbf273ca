package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.jspecify.annotations.Nullable;

/// Opens records under one key.
final class JcaOpener implements AeadAlgorithm.Opener {
  private final Aead aead;
  private volatile @Nullable Cipher cipher;
  private final WipeableKey key;

  JcaOpener(Aead aead, Cipher cipher, WipeableKey key) {
    this.aead = aead;
    this.cipher = cipher;
    this.key = key;
  }

  @Override
  public int open(
      byte[] nonce, byte[] additionalData, byte[] in, int from, int to, byte[] out, int at) {
    int length = to - from - Aead.TAG_LENGTH;
    if (length < 0) {
      return AeadAlgorithm.FORGED;
    }
    Cipher current = JcaAead.requireAlive(cipher);
    try {
      JcaAead.begin(Cipher.DECRYPT_MODE, aead, current, key, nonce, additionalData);
      return current.doFinal(in, from, to - from, out, at);
    } catch (AEADBadTagException _) {
      // A provider may have written plaintext before it came to the tag.
      Arrays.fill(out, at, at + length, (byte) 0);
      return AeadAlgorithm.FORGED;
    } catch (GeneralSecurityException failure) {
      Arrays.fill(out, at, Math.min(out.length, at + length), (byte) 0);
      throw new ProviderException("opening failed", failure);
    }
  }

  /// Lets go of the cipher too, whose own copy of the key nobody can zero.
  @Override
  public void wipe() {
    key.destroy();
    cipher = null;
  }
}
