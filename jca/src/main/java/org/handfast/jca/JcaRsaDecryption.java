package org.handfast.jca;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.protocol.wire.Bytes;

/// A private RSA key of the JCA that decrypts premaster secrets, wherever it lives. Thread-safe.
///
/// A key that gives its encoding away is translated for the fastest provider that blinds, and
/// returns leading zeros like all other bytes: the Amazon Corretto Crypto Provider and Conscrypt
/// (both in constant time, AWS-LC's and BoringSSL's), else SunJCE. SunJCE blinds what goes into the
/// exponentiation; what comes out of it becomes bytes by way of a `BigInteger`, in a time that
/// depends on leading zeros. BouncyCastle blinds too and takes leading zeros away, so it is not
/// used.
///
/// A key that does not, because it lives in a device, is offered as it is to the providers
/// installed in `Security`, in their order. Whether a device blinds is its maker's business.
///
/// The first provider that decrypts an example stays in charge; that shows too that the two keys
/// belong together.
public final class JcaRsaDecryption implements RsaDecryption {
  private final BigInteger modulus;
  private final Bytes encodedModulus;
  private final PinnedKey key;

  private JcaRsaDecryption(BigInteger modulus, PinnedKey key) {
    this.modulus = modulus;
    this.encodedModulus = Bytes.owning(Unsigned.bytes(modulus, length(modulus)));
    this.key = key;
  }

  /// On the fastest providers present.
  ///
  /// @throws InvalidKeyException if this is no sound RSA key pair of 2048 to 8192 bits with the
  ///   identifier rsaEncryption, or no provider decrypts with it
  public static JcaRsaDecryption of(PrivateKey privateKey, PublicKey publicKey)
      throws InvalidKeyException {
    return of(privateKey, publicKey, Providers.installed());
  }

  /// On these providers.
  ///
  /// @throws InvalidKeyException if this is no sound RSA key pair of 2048 to 8192 bits with the
  ///   identifier rsaEncryption, or no provider decrypts with it
  public static JcaRsaDecryption of(PrivateKey privateKey, PublicKey publicKey, Providers providers)
      throws InvalidKeyException {
    RSAPublicKey numbers = numbers(publicKey, providers);
    PinnedKey key = pin(privateKey, numbers, providers);
    return new JcaRsaDecryption(numbers.getModulus(), key);
  }

  private static RSAPublicKey numbers(PublicKey publicKey, Providers providers)
      throws InvalidKeyException {
    byte[] encoded =
        Optional.ofNullable(publicKey.getEncoded())
            .filter(bytes -> KeyKind.of(bytes).filter(kind -> kind == KeyKind.RSA).isPresent())
            .orElseThrow(() -> new InvalidKeyException("no RSA key that may decrypt"));
    try {
      Provider provider = providers.of(Primitive.RSA_DECRYPTION);
      return (RSAPublicKey) VerificationKey.of(encoded, KeyKind.RSA, provider).key();
    } catch (GeneralSecurityException failure) {
      throw new InvalidKeyException("not a sound key", failure);
    }
  }

  /// Tries one provider after the other.
  private static PinnedKey pin(PrivateKey privateKey, RSAPublicKey numbers, Providers providers)
      throws InvalidKeyException {
    var nobody = new InvalidKeyException("no provider decrypts with this key");
    byte[] example = example(numbers.getModulus());
    byte[] ciphertext = encrypt(example, numbers);
    for (Provider provider : (Iterable<Provider>) candidates(privateKey, providers)::iterator) {
      try {
        PinnedKey key = PinnedKey.of(privateKey, KeyKind.RSA, provider);
        if (MessageDigest.isEqual(example, key.decrypt(ciphertext))) {
          return key;
        }
        nobody.addSuppressed(new InvalidKeyException(provider.getName() + " decrypts wrongly"));
      } catch (GeneralSecurityException | RuntimeException failure) {
        nobody.addSuppressed(failure);
      }
    }
    throw nobody;
  }

  private static Stream<Provider> candidates(PrivateKey privateKey, Providers providers) {
    return PinnedKey.isEncodable(privateKey)
        ? providers.usable(Primitive.RSA_DECRYPTION)
        : Arrays.stream(Security.getProviders());
  }

  /// Two zeros in front, which must not be lost.
  private static byte[] example(BigInteger modulus) {
    byte[] example = new byte[length(modulus)];
    Arrays.fill(example, 2, example.length, (byte) 0x5A);
    return example;
  }

  private static byte[] encrypt(byte[] plaintext, RSAPublicKey key) {
    BigInteger modulus = key.getModulus();
    return Unsigned.bytes(
        new BigInteger(1, plaintext).modPow(key.getPublicExponent(), modulus), length(modulus));
  }

  private static int length(BigInteger modulus) {
    return (modulus.bitLength() + 7) / Byte.SIZE;
  }

  @Override
  public Bytes modulus() {
    return encodedModulus;
  }

  @Override
  public byte[] decrypt(byte[] ciphertext) {
    if (ciphertext.length != encodedModulus.length()
        || new BigInteger(1, ciphertext).compareTo(modulus) >= 0) {
      throw new IllegalArgumentException("a ciphertext is a number below the modulus");
    }
    try {
      byte[] plaintext = key.decrypt(ciphertext);
      if (plaintext.length != encodedModulus.length()) {
        throw new ProviderException("a plaintext of another length");
      }
      return plaintext;
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("RSA decryption failed", failure);
    }
  }

  @Override
  public String toString() {
    return "RsaDecryption[" + modulus.bitLength() + " bits]";
  }
}
