package org.handfast.jca;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/// A public key in the form of the provider that will verify with it.
///
/// @param kind what it is, whoever made the object
/// @param modulusBits of an RSA key, else 0
/// @param restriction the parameters an RSASSA-PSS key is bound to, if it is
record VerificationKey(
    PublicKey key,
    KeyKind kind,
    Provider provider,
    int modulusBits,
    Optional<PSSParameterSpec> restriction) {

  private static final int SMALLEST_MODULUS = 2048;
  private static final int LARGEST_MODULUS = 8192;
  private static final int LARGEST_EXPONENT = 64; // bits

  /// Translates a SubjectPublicKeyInfo.
  ///
  /// @throws GeneralSecurityException if it is no sound key of this kind, or an RSA key outside
  ///   2048 to 8192 bits, or one whose exponent would make verifying as slow as signing
  static VerificationKey of(byte[] encoded, KeyKind kind, Provider provider)
      throws GeneralSecurityException {
    return kind.isRsa()
        ? rsa(encoded, kind, provider)
        : new VerificationKey(
            KeyFactory.getInstance(kind.keyName(), provider)
                .generatePublic(new X509EncodedKeySpec(encoded)),
            kind,
            provider,
            0,
            Optional.empty());
  }

  /// Both kinds of RSA keys become plain ones for the provider: not all know the other identifier.
  private static VerificationKey rsa(byte[] encoded, KeyKind kind, Provider provider)
      throws GeneralSecurityException {
    Provider parser = KnownProvider.SUN_RSA_SIGN.find().orElse(provider);
    var parsed =
        (RSAPublicKey)
            KeyFactory.getInstance(kind.keyName(), parser)
                .generatePublic(new X509EncodedKeySpec(encoded));
    BigInteger modulus = parsed.getModulus();
    BigInteger exponent = parsed.getPublicExponent();
    int bits = modulus.bitLength();
    if (bits < SMALLEST_MODULUS || bits > LARGEST_MODULUS) {
      throw new InvalidKeyException("an RSA key of " + bits + " bits");
    }
    if (!exponent.testBit(0)
        || exponent.compareTo(BigInteger.ONE) <= 0
        || exponent.bitLength() > LARGEST_EXPONENT) {
      throw new InvalidKeyException("an RSA key with an exponent that none should have");
    }
    PublicKey key =
        KeyFactories.of("RSA", provider).generatePublic(new RSAPublicKeySpec(modulus, exponent));
    return new VerificationKey(
        key,
        kind,
        provider,
        bits,
        parsed.getParams() instanceof PSSParameterSpec restriction
            ? Optional.of(restriction)
            : Optional.empty());
  }
}
