package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.jspecify.annotations.Nullable;

/// The AEADs of RFC 9846 B.4 on `javax.crypto.Cipher`: one cipher object for each key and
/// direction, initialised anew for each record.
final class JcaAead implements AeadAlgorithm {
  private static final int TAG_BITS = Aead.TAG_LENGTH * Byte.SIZE;

  private final Aead aead;
  private final Supplier<Provider> provider;

  JcaAead(Aead aead, Supplier<Provider> provider) {
    this.aead = aead;
    this.provider = provider;
  }

  @Override
  public Aead aead() {
    return aead;
  }

  @Override
  public JcaSealer sealer(byte[] key) {
    return new JcaSealer(aead, cipher(), secretKey(key));
  }

  @Override
  public JcaOpener opener(byte[] key) {
    return new JcaOpener(aead, cipher(), secretKey(key));
  }

  private Cipher cipher() {
    try {
      return Cipher.getInstance(
          switch (aead) {
            case AES_128_GCM, AES_256_GCM -> "AES/GCM/NoPadding";
            case CHACHA20_POLY1305 -> "ChaCha20-Poly1305";
          },
          provider.get());
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no cipher for " + aead, failure);
    }
  }

  private WipeableKey secretKey(byte[] key) {
    if (key.length != aead.keyLength()) {
      throw new IllegalArgumentException(aead + " has a key of " + aead.keyLength() + " bytes");
    }
    return new WipeableKey(
        key,
        switch (aead) {
          case AES_128_GCM, AES_256_GCM -> "AES";
          case CHACHA20_POLY1305 -> "ChaCha20";
        });
  }

  /// The cipher of a key that has not ended.
  static Cipher requireAlive(@Nullable Cipher cipher) {
    if (cipher == null) {
      throw new IllegalStateException("key used after it was destroyed");
    }
    return cipher;
  }

  /// Prepares a cipher for the record with this nonce.
  static void begin(
      int mode, Aead aead, Cipher cipher, WipeableKey key, byte[] nonce, byte[] additionalData)
      throws GeneralSecurityException {
    AlgorithmParameterSpec parameters =
        switch (aead) {
          case AES_128_GCM, AES_256_GCM -> new GCMParameterSpec(TAG_BITS, nonce);
          case CHACHA20_POLY1305 -> new IvParameterSpec(nonce);
        };
    cipher.init(mode, key, parameters, PlatformRandom.INSTANCE);
    cipher.updateAAD(additionalData);
  }
}
