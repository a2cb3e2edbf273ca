package org.handfast.pki;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/// Whether two keys are the halves of one pair.
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
