package org.handfast.jsse;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/// The keys that an end entity may have.
enum KeyKind {
  P256("EC", new ECGenParameterSpec("secp256r1")),
  P384("EC", new ECGenParameterSpec("secp384r1")),
  P521("EC", new ECGenParameterSpec("secp521r1")),
  RSA("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
  RSA_PSS("RSASSA-PSS", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
  ED25519("Ed25519", NamedParameterSpec.ED25519),
  ML_DSA_44("ML-DSA", NamedParameterSpec.ML_DSA_44),
  ML_DSA_65("ML-DSA", NamedParameterSpec.ML_DSA_65),
  ML_DSA_87("ML-DSA", NamedParameterSpec.ML_DSA_87);

  private final String algorithm;
  private final AlgorithmParameterSpec parameters;

  KeyKind(String algorithm, AlgorithmParameterSpec parameters) {
    this.algorithm = algorithm;
    this.parameters = parameters;
  }

  KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }
}
