package org.handfast.net;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.jca.JcaRsaDecryption;
import org.handfast.jca.JcaSigner;
import org.handfast.pki.Identities;
import org.handfast.pki.Identity;

/// Identities that can sign, or decrypt: certificates and keys of `pki`, the work by `jca`.
public final class Credentials {
  private Credentials() {}

  /// These, of which each connection presents the one that fits it best; the first is the default.
  ///
  /// @throws IllegalArgumentException if there is none, or if TLS has no signature scheme for one
  ///   of the keys
  public static CredentialSource of(Identity... identities) {
    return Identities.of(List.of(identities), Credentials::signer);
  }

  /// What premaster secrets are encrypted to (RFC 5246 7.4.7.1): an identity whose RSA key serves
  /// nothing else.
  ///
  /// @throws IllegalArgumentException if its key is no RSA key that decrypts, or its certificate
  ///   rules this use out
  public static KeyTransportCredential keyTransport(Identity identity) {
    return identity.keyTransport(Credentials::decryption);
  }

  private static Signer signer(PrivateKey privateKey, PublicKey publicKey) {
    try {
      return JcaSigner.of(privateKey, publicKey);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("this key cannot sign in TLS: " + e.getMessage(), e);
    }
  }

  private static RsaDecryption decryption(PrivateKey privateKey, PublicKey publicKey) {
    try {
      return JcaRsaDecryption.of(privateKey, publicKey);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException(
          "this key cannot decrypt premaster secrets: " + e.getMessage(), e);
    }
  }
}
