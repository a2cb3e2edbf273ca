package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/// Key pairs of the JDK, one of each kind, made once.
enum Keys {
  SECP256R1("EC", new ECGenParameterSpec("secp256r1")),
  SECP384R1("EC", new ECGenParameterSpec("secp384r1")),
  SECP521R1("EC", new ECGenParameterSpec("secp521r1")),
  ED25519("Ed25519", null),
  ML_DSA_44("ML-DSA-44", null),
  ML_DSA_65("ML-DSA-65", null),
  ML_DSA_87("ML-DSA-87", null),
  RSA("RSA", rsa(2048)),
  RSASSA_PSS("RSASSA-PSS", rsa(2048)),
  /// Bound to SHA-384 by its parameters.
  RSASSA_PSS_SHA384(
      "RSASSA-PSS",
      new RSAKeyGenParameterSpec(
          2048,
          RSAKeyGenParameterSpec.F4,
          new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1))),
  SHORT_RSA("RSA", rsa(1024)),
  X25519("X25519", null);

  private final KeyPair pair;

  Keys(String algorithm, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (parameters != null) {
        generator.initialize(parameters);
      }
      this.pair = generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }

  private static RSAKeyGenParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  static Keys of(KeyKind kind) {
    return valueOf(kind.name());
  }

  KeyPair pair() {
    return pair;
  }
}
