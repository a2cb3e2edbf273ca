package org.handfast.engine.trust;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A peer whose chain a [PeerVerifier] accepted.
///
/// @param chain the certificates as presented, end entity first; never empty
public record VerifiedPeer(List<X509Certificate> chain) {
  public VerifiedPeer {
    chain = List.copyOf(chain);
  }

  public X509Certificate endEntity() {
    return chain.getFirst();
  }

  /// The key that the peer's CertificateVerify must have been made with.
  public PublicKey key() {
    return endEntity().getPublicKey();
  }
}
