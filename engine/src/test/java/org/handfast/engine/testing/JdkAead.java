package org.handfast.engine.testing;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;

/// An authenticated cipher, straight from the JDK: slow and simple.
public record JdkAead(Aead aead) implements AeadAlgorithm {

  @Override
  public Sealer sealer(byte[] key) {
    SecretKeySpec secret = new SecretKeySpec(key, algorithm());
    return (nonce, additionalData, in, from, to, tail, out, at) -> {
      try {
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, secret, nonce, additionalData);
        byte[] plaintext = Arrays.copyOfRange(in, from, to + tail.length);
        System.arraycopy(tail, 0, plaintext, to - from, tail.length);
        return cipher.doFinal(plaintext, 0, plaintext.length, out, at);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Override
  public Opener opener(byte[] key) {
    SecretKeySpec secret = new SecretKeySpec(key, algorithm());
    return (nonce, additionalData, in, from, to, out, at) -> {
      try {
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, secret, nonce, additionalData);
        byte[] plaintext = cipher.doFinal(in, from, to - from);
        System.arraycopy(plaintext, 0, out, at, plaintext.length);
        return plaintext.length;
      } catch (AEADBadTagException e) {
        return FORGED;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] additionalData)
      throws GeneralSecurityException {
    boolean gcm = aead != Aead.CHACHA20_POLY1305;
    AlgorithmParameterSpec parameters =
        gcm
            ? new GCMParameterSpec(8 * Aead.TAG_LENGTH, nonce.clone())
            : new IvParameterSpec(nonce.clone());
    Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    cipher.init(mode, key, parameters);
    cipher.updateAAD(additionalData);
    return cipher;
  }

  private String algorithm() {
    return aead == Aead.CHACHA20_POLY1305 ? "ChaCha20" : "AES";
  }
}
