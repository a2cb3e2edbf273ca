package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;

/// AES in CBC mode on `javax.crypto.Cipher`, without padding: one cipher object for each key and
/// direction, initialised anew for each record with the vector that the record carries (RFC 5246
/// 6.2.3.2).
final class JcaBlockCipher implements BlockCipherAlgorithm {
  private final BlockCipher cipher;
  private final Supplier<Provider> provider;

  JcaBlockCipher(BlockCipher cipher, Supplier<Provider> provider) {
    this.cipher = cipher;
    this.provider = provider;
  }

  @Override
  public BlockCipher cipher() {
    return cipher;
  }

  @Override
  public Encryptor encryptor(byte[] key) {
    BlockChain chain = chain(Cipher.ENCRYPT_MODE, key);
    return new Encryptor() {
      @Override
      public int encrypt(byte[] iv, byte[] in, int from, int to, byte[] out, int at) {
        return chain.run(iv, in, from, to, out, at);
      }

      @Override
      public void wipe() {
        chain.wipe();
      }
    };
  }

  @Override
  public Decryptor decryptor(byte[] key) {
    BlockChain chain = chain(Cipher.DECRYPT_MODE, key);
    return new Decryptor() {
      @Override
      public int decrypt(byte[] iv, byte[] in, int from, int to, byte[] out, int at) {
        return chain.run(iv, in, from, to, out, at);
      }

      @Override
      public void wipe() {
        chain.wipe();
      }
    };
  }

  private BlockChain chain(int mode, byte[] key) {
    if (key.length != cipher.keyLength()) {
      throw new IllegalArgumentException(cipher + " has a key of " + cipher.keyLength() + " bytes");
    }
    try {
      return new BlockChain(
          mode,
          Cipher.getInstance("AES/CBC/NoPadding", provider.get()),
          new WipeableKey(key, "AES"));
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no cipher for " + cipher, failure);
    }
  }
}
