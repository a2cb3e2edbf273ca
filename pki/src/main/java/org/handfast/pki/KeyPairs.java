package org.handfast.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import org.handfast.engine.crypto.RsaDecryption;

/// Whether two keys are the halves of one pair, or one key.
final class KeyPairs {
  private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

  private KeyPairs() {}

  /// Asked of the numbers where both halves show them, else by a signature: a private key may live
  /// in a device that shows nothing.
  static boolean match(PrivateKey privateKey, PublicKey publicKey) {
    if (privateKey instanceof RSAKey own && publicKey instanceof RSAKey other) {
      return own.getModulus().equals(other.getModulus());
    }
    return isSameKind(privateKey.getAlgorithm(), publicKey.getAlgorithm())
        && signatureVerifies(privateKey, publicKey);
  }

  /// Whether two public keys are the same. An RSA key is the same under either identifier: with
  /// rsaEncryption it may decrypt, with RSASSA-PSS it only signs, and its secret is one.
  static boolean areSame(PublicKey one, PublicKey other) {
    return (one instanceof RSAKey own && other instanceof RSAKey theirs)
        ? own.getModulus().equals(theirs.getModulus())
        : RawKey.encoded(one).equals(RawKey.encoded(other));
  }

  /// Whether it is the public half of this decryption's key.
  static boolean isOf(PublicKey key, RsaDecryption decryption) {
    return key instanceof RSAKey rsa
        && rsa.getModulus().equals(new BigInteger(1, decryption.modulus().toArray()));
  }

  /// `EdDSA` is what both halves are called, or `Ed25519` by some providers.
  private static boolean isSameKind(String one, String other) {
    return one.equals(other) || (one.startsWith("Ed") && other.startsWith("Ed"));
  }

  private static boolean signatureVerifies(PrivateKey privateKey, PublicKey publicKey) {
    try {
      String algorithm = algorithm(privateKey.getAlgorithm());
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(privateKey);
      signing.update(PROBE);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(publicKey);
      verifying.update(PROBE);
      return verifying.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static String algorithm(String kind) {
    return switch (kind) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> kind;
    };
  }
}
