package org.handfast.net;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.jca.JcaSigner;
import org.handfast.pki.Identities;
import org.handfast.pki.Identity;

/// Identities that can sign: certificates and keys of `pki`, signatures by `jca`.
public final class Credentials {
  private Credentials() {}

  /// These, of which each connection presents the one that fits it best; the first is the default.
  ///
  /// @throws IllegalArgumentException if there is none, or if TLS has no signature scheme for one
  ///   of the keys
  public static CredentialSource of(Identity... identities) {
    return Identities.of(List.of(identities), Credentials::signer);
  }

  private static Signer signer(PrivateKey privateKey, PublicKey publicKey) {
    try {
      return JcaSigner.of(privateKey, publicKey);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("this key cannot sign in TLS: " + e.getMessage(), e);
    }
  }
}
