package org.handfast.pki;

import java.util.Optional;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.protocol.registry.CertificateType;

/// Credentials from somewhere, of which none may have the key that premaster secrets are encrypted
/// to: an oracle for one use would break the other (RFC 9846 F.10). Immutable.
///
/// Where identities are known beforehand, [Identity#hasSameKeyAs(KeyTransportCredential)] tells at
/// the start; this is for those that are not.
public final class SeparateKeys implements CredentialSource {
  private final CredentialSource source;
  private final KeyTransportCredential keyTransport;

  private SeparateKeys(CredentialSource source, KeyTransportCredential keyTransport) {
    this.source = source;
    this.keyTransport = keyTransport;
  }

  /// The credentials of `source` beside this one for RSA key transport.
  public static SeparateKeys of(CredentialSource source, KeyTransportCredential keyTransport) {
    return new SeparateKeys(source, keyTransport);
  }

  /// @throws IllegalStateException if the credential has the key for RSA key transport: it is
  ///   presented to nobody
  @Override
  public Optional<Credential> choose(CredentialRequest request) throws PeerIncompatible {
    Optional<Credential> chosen = source.choose(request);
    if (chosen.isPresent() && hasKey(chosen.get())) {
      throw new IllegalStateException(
          "the key for RSA key transport was to sign, and it may serve nothing else");
    }
    return chosen;
  }

  private boolean hasKey(Credential chosen) {
    if (!chosen.type().equals(CertificateType.X509)) {
      return false;
    }
    try {
      return KeyPairs.isOf(
          Certificates.parse(chosen.chain().getFirst()).getPublicKey(), keyTransport.key());
    } catch (UntrustedPeer failure) {
      throw new IllegalStateException("an own certificate cannot be parsed", failure);
    }
  }
}
