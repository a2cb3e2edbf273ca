package org.handfast.engine.testing;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;

/// AES in CBC mode, straight from the JDK: slow and simple.
public record JdkBlockCipher(BlockCipher cipher) implements BlockCipherAlgorithm {

  @Override
  public Encryptor encryptor(byte[] key) {
    SecretKeySpec secret = new SecretKeySpec(key, "AES");
    return (iv, in, from, to, out, at) ->
        run(Cipher.ENCRYPT_MODE, secret, iv, in, from, to, out, at);
  }

  @Override
  public Decryptor decryptor(byte[] key) {
    SecretKeySpec secret = new SecretKeySpec(key, "AES");
    return (iv, in, from, to, out, at) ->
        run(Cipher.DECRYPT_MODE, secret, iv, in, from, to, out, at);
  }

  private static int run(
      int mode, SecretKeySpec key, byte[] iv, byte[] in, int from, int to, byte[] out, int at) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, new IvParameterSpec(iv));
      return cipher.doFinal(in, from, to - from, out, at);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
