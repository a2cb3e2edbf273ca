package org.handfast.lab.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.handfast.engine.crypto.Signer;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// An RSA key that signs with the salt that its owner's dice say, so that the same run has the same
/// signatures. It signs with whatever key it has: Trudy may show a certificate that is not of hers.
///
/// @param random for the salt of RSASSA-PSS (RFC 8017 9.1.1)
record RsaSigner(PrivateKey key, SecureRandom random) implements Signer {
  private static final int SALT_LENGTH = 32;

  @Override
  public List<SignatureScheme> schemes() {
    return List.of(SignatureScheme.RSA_PSS_RSAE_SHA256);
  }

  @Override
  public Bytes sign(SignatureScheme scheme, Bytes content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_LENGTH, 1));
    signature.initSign(key, random);
    signature.update(content.toArray());
    return Bytes.owning(signature.sign());
  }

  @Override
  public String toString() {
    return "RsaSigner" + schemes();
  }
}
