package org.handfast.pki;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.wire.Bytes;

/// A key pair that this side is known by, without a certificate (RFC 7250). Immutable.
///
/// It is presented to a peer that takes raw public keys and verifies a scheme of this key; for
/// others, add certificates: `rawKey.or(identities)` prefers the key, `identities.or(rawKey)` the
/// certificates.
public final class RawKey implements CredentialSource {
  private final Credential credential;

  private RawKey(Credential credential) {
    this.credential = credential;
  }

  /// This key pair, with a signer from `signers`.
  ///
  /// @throws IllegalArgumentException if the keys do not belong together, or `signers` has no
  ///   signer for them
  public static RawKey of(PrivateKey privateKey, PublicKey publicKey, SignerFactory signers) {
    if (!KeyPairs.match(privateKey, publicKey)) {
      throw new IllegalArgumentException("the public key is not the private key's");
    }
    return new RawKey(Credential.rawKey(encoded(publicKey), signers.signer(privateKey, publicKey)));
  }

  @Override
  public Optional<Credential> choose(CredentialRequest request) {
    return Optional.of(credential)
        .filter(_ -> request.types().contains(CertificateType.RAW_PUBLIC_KEY))
        .filter(own -> own.signer().schemes().stream().anyMatch(request.schemes()::contains));
  }

  /// The SubjectPublicKeyInfo of a key: DER.
  static Bytes encoded(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null || !"X.509".equals(key.getFormat())) {
      throw new IllegalArgumentException("a public key without an encoding");
    }
    return Bytes.owning(encoded);
  }
}
