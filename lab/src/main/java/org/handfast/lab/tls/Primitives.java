package org.handfast.lab.tls;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.protocol.wire.Bytes;

/// The JCA's ciphers, for readers that share nothing with the stack that they read.
final class Primitives {
  private static final int TAG_BITS = 128;

  private Primitives() {}

  /// AES in CBC without any padding taken away; empty if that are no whole blocks.
  static Optional<Bytes> decryptCbc(Bytes key, Bytes iv, Bytes ciphertext) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key.toArray(), "AES"),
          new IvParameterSpec(iv.toArray()));
      return Optional.of(Bytes.owning(cipher.doFinal(ciphertext.toArray())));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  /// The plaintext of AES-GCM; empty if the tag does not fit.
  static Optional<Bytes> openGcm(Bytes key, Bytes nonce, Bytes additional, Bytes sealed) {
    try {
      return Optional.of(gcm(Cipher.DECRYPT_MODE, key, nonce, additional, sealed));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The tag that AES-GCM puts behind a ciphertext, right or wrong.
  static Bytes gcmTag(Bytes key, Bytes nonce, Bytes additional, Bytes ciphertext) {
    try {
      // The first counter is for the tag: the ciphertext begins with the second one.
      Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
      Bytes second = Bytes.concat(nonce, Bytes.of((byte) 0, (byte) 0, (byte) 0, (byte) 2));
      counter.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key.toArray(), "AES"),
          new IvParameterSpec(second.toArray()));
      Bytes plaintext = Bytes.owning(counter.doFinal(ciphertext.toArray()));
      return gcm(Cipher.ENCRYPT_MODE, key, nonce, additional, plaintext).slice(ciphertext.length());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Bytes gcm(int mode, Bytes key, Bytes nonce, Bytes additional, Bytes in)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key.toArray(), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce.toArray()));
    cipher.updateAAD(additional.toArray());
    return Bytes.owning(cipher.doFinal(in.toArray()));
  }

  /// The plaintext of ChaCha20-Poly1305; empty if the tag does not fit.
  static Optional<Bytes> openChaCha20(Bytes key, Bytes nonce, Bytes additional, Bytes sealed) {
    try {
      Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key.toArray(), "ChaCha20"),
          new IvParameterSpec(nonce.toArray()));
      cipher.updateAAD(additional.toArray());
      return Optional.of(Bytes.owning(cipher.doFinal(sealed.toArray())));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
