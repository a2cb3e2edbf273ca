package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;

/// A private key in the form of the provider that works with it.
final class PinnedKey {
  private final PrivateKey key;
  private final Provider provider;

  private PinnedKey(PrivateKey key, Provider provider) {
    this.key = key;
    this.provider = provider;
  }

  /// Whether the key can be translated; if not, it stays where it lives.
  static boolean isEncodable(PrivateKey key) {
    if (!"PKCS#8".equals(key.getFormat())) {
      return false;
    }
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      return false;
    }
    Arrays.fill(encoded, (byte) 0);
    return true;
  }

  /// Translates the key for `provider`, or takes it as it is if it is not encodable.
  static PinnedKey of(PrivateKey key, KeyKind kind, Provider provider)
      throws GeneralSecurityException {
    return new PinnedKey(isEncodable(key) ? translated(key, kind, provider) : key, provider);
  }

  private static PrivateKey translated(PrivateKey key, KeyKind kind, Provider provider)
      throws GeneralSecurityException {
    // By its numbers, an RSA key loses an identifier that not all providers know.
    if (key instanceof RSAPrivateCrtKey rsa) {
      return generate("RSA", provider, numbers(rsa));
    }
    byte[] encoded = key.getEncoded();
    try {
      return generate(kind.keyName(), provider, new PKCS8EncodedKeySpec(encoded));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static PrivateKey generate(String name, Provider provider, KeySpec key)
      throws GeneralSecurityException {
    return KeyFactories.of(name, provider).generatePrivate(key);
  }

  private static KeySpec numbers(RSAPrivateCrtKey key) {
    return new RSAPrivateCrtKeySpec(
        key.getModulus(),
        key.getPublicExponent(),
        key.getPrivateExponent(),
        key.getPrimeP(),
        key.getPrimeQ(),
        key.getPrimeExponentP(),
        key.getPrimeExponentQ(),
        key.getCrtCoefficient());
  }

  byte[] sign(Scheme scheme, byte[] content) throws GeneralSecurityException {
    Signature signature = scheme.signature(provider);
    signature.initSign(key, PlatformRandom.INSTANCE);
    signature.update(content);
    return signature.sign();
  }

  /// Raw RSA, RFC 8017 5.1.2.
  byte[] decrypt(byte[] ciphertext) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding", provider);
    cipher.init(Cipher.DECRYPT_MODE, key, PlatformRandom.INSTANCE);
    return cipher.doFinal(ciphertext);
  }
}
