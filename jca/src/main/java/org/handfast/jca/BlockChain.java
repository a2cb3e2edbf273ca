package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import org.handfast.engine.crypto.BlockCipher;
import org.jspecify.annotations.Nullable;

/// One key of a block cipher in one direction.
final class BlockChain {
  private final int mode;
  private volatile @Nullable Cipher cipher;
  private final WipeableKey key;

  BlockChain(int mode, Cipher cipher, WipeableKey key) {
    this.mode = mode;
    this.cipher = cipher;
    this.key = key;
  }

  int run(byte[] iv, byte[] in, int from, int to, byte[] out, int at) {
    int length = to - from;
    if (length < 0 || length % BlockCipher.BLOCK_LENGTH != 0) {
      throw new IllegalArgumentException(length + " bytes are no whole blocks");
    }
    Cipher current = JcaAead.requireAlive(cipher);
    try {
      current.init(mode, key, new IvParameterSpec(iv), PlatformRandom.INSTANCE);
      return current.doFinal(in, from, length, out, at);
    } catch (GeneralSecurityException failure) {
      Arrays.fill(out, at, Math.min(out.length, at + length), (byte) 0);
      throw new ProviderException("a block cipher failed", failure);
    }
  }

  /// Lets go of the cipher too, whose own copy of the key nobody can zero.
  void wipe() {
    key.destroy();
    cipher = null;
  }
}
