package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.KEM;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// The parameter sets of ML-KEM (FIPS 203), as rows.
enum MlKem {
  ML_KEM_512(NamedGroup.MLKEM512, Spki.ML_KEM_512, NamedParameterSpec.ML_KEM_512, 768),
  ML_KEM_768(NamedGroup.MLKEM768, Spki.ML_KEM_768, NamedParameterSpec.ML_KEM_768, 1088),
  ML_KEM_1024(NamedGroup.MLKEM1024, Spki.ML_KEM_1024, NamedParameterSpec.ML_KEM_1024, 1568);

  private static final int SEED_LENGTH = 32;
  private static final int MODULUS = 3329;

  private final NamedGroup group;
  private final Spki spki;
  private final NamedParameterSpec parameters;
  private final int ciphertextLength;

  MlKem(NamedGroup group, Spki spki, NamedParameterSpec parameters, int ciphertextLength) {
    this.group = group;
    this.spki = spki;
    this.parameters = parameters;
    this.ciphertextLength = ciphertextLength;
  }

  NamedGroup group() {
    return group;
  }

  int encapsulationKeyLength() {
    return spki.keyLength();
  }

  int ciphertextLength() {
    return ciphertextLength;
  }

  /// The modulus check of FIPS 203 7.2 on an encapsulation key of the right length: each of its
  /// 12-bit coefficients is reduced. Ours and not left to the provider: some have forgotten it.
  static boolean isReduced(Bytes encapsulationKey) {
    for (int i = 0; i < encapsulationKey.length() - SEED_LENGTH; i += 3) {
      int three =
          encapsulationKey.at(i)
              | encapsulationKey.at(i + 1) << 8
              | encapsulationKey.at(i + 2) << 16;
      if ((three & 0xFFF) >= MODULUS || three >>> 12 >= MODULUS) {
        return false;
      }
    }
    return true;
  }

  KeyPair generate(Provider provider, SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(parameters.getName(), provider);
    generator.initialize(parameters, random);
    return generator.generateKeyPair();
  }

  KEM kem(Provider provider) throws GeneralSecurityException {
    return KEM.getInstance(parameters.getName(), provider);
  }

  PublicKey decode(Bytes encapsulationKey, Provider provider) throws GeneralSecurityException {
    return KeyFactory.getInstance(parameters.getName(), provider)
        .generatePublic(new X509EncodedKeySpec(spki.wrap(encapsulationKey)));
  }

  Bytes encode(PublicKey key) {
    return spki.unwrap(key.getEncoded());
  }
}
