package org.handfast.jca;

import java.security.MessageDigest;
import java.security.Provider;
import java.security.ProviderException;
import java.util.HexFormat;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.HashAlgorithm;

/// A provider's examination in one primitive, through the same code that will use it: a known
/// answer, and a forgery that it must refuse. It takes microseconds to a few milliseconds.
@FunctionalInterface
interface SelfTest {
  /// Passes by returning.
  ///
  /// @throws Exception of any kind if the provider must not be used
  void run(Provider provider) throws Exception;

  /// The examination for this primitive.
  static SelfTest of(Primitive primitive) {
    return switch (primitive) {
      case AES_GCM -> provider -> AeadSelfTest.run(Aead.AES_128_GCM, provider);
      case CHACHA20_POLY1305 -> provider -> AeadSelfTest.run(Aead.CHACHA20_POLY1305, provider);
      case AES_CBC -> BlockCipherSelfTest::run;
      case SHA_256 -> provider -> HashSelfTest.digest(HashAlgorithm.SHA256, provider);
      case SHA_384 -> provider -> HashSelfTest.digest(HashAlgorithm.SHA384, provider);
      case SHA_1 -> provider -> HashSelfTest.digest(HashAlgorithm.SHA1, provider);
      case HMAC_SHA_256 -> provider -> HashSelfTest.hmac(HashAlgorithm.SHA256, provider);
      case HMAC_SHA_384 -> provider -> HashSelfTest.hmac(HashAlgorithm.SHA384, provider);
      case HMAC_SHA_1 -> provider -> HashSelfTest.hmac(HashAlgorithm.SHA1, provider);
      case X25519 -> provider -> KeyExchangeSelfTest.agree(Curve.X25519, provider);
      case ECDH_SECP256R1 -> provider -> KeyExchangeSelfTest.agree(Curve.SECP256R1, provider);
      case ECDH_SECP384R1 -> provider -> KeyExchangeSelfTest.agree(Curve.SECP384R1, provider);
      case ECDH_SECP521R1 -> provider -> KeyExchangeSelfTest.agree(Curve.SECP521R1, provider);
      case X448 -> provider -> KeyExchangeSelfTest.agree(Curve.X448, provider);
      case FFDHE -> KeyExchangeSelfTest::agreeInField;
      case ML_KEM -> KeyExchangeSelfTest::encapsulate;
      case ECDSA_SECP256R1 ->
          provider -> EcdsaSelfTest.run(Scheme.ECDSA_SECP256R1_SHA256, Spki.SECP256R1, provider);
      case ECDSA_SECP384R1 ->
          provider -> EcdsaSelfTest.run(Scheme.ECDSA_SECP384R1_SHA384, Spki.SECP384R1, provider);
      case ECDSA_SECP521R1 ->
          provider -> EcdsaSelfTest.run(Scheme.ECDSA_SECP521R1_SHA512, Spki.SECP521R1, provider);
      case ED25519 -> SignatureSelfTest::ed25519;
      case RSA_PSS -> SignatureSelfTest::rsaPss;
      case RSA_PKCS1 -> SignatureSelfTest::rsaPkcs1;
      case ML_DSA -> SignatureSelfTest::mlDsa;
      case RSA_ENCRYPTION -> RsaSelfTest::encrypt;
      case RSA_DECRYPTION -> RsaSelfTest::decrypt;
    };
  }

  static void requireAnswer(String hex, byte[] answer) {
    requireAnswer(HexFormat.of().parseHex(hex), answer);
  }

  static void requireAnswer(byte[] expected, byte[] answer) {
    require(MessageDigest.isEqual(expected, answer), "gives a wrong answer");
  }

  static void require(boolean fact, String otherwise) {
    if (!fact) {
      throw new ProviderException(otherwise);
    }
  }
}
