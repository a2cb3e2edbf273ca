package org.handfast.engine.trust;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/// A peer whose chain, or whose raw public key, a [PeerVerifier] accepted.
///
/// @param chain the certificates as presented, end entity first; empty for a raw public key
/// @param key the key that the peer's CertificateVerify must have been made with
public record VerifiedPeer(List<X509Certificate> chain, PublicKey key) {
  public VerifiedPeer {
    chain = List.copyOf(chain);
  }

  /// The owner of a chain, which is not empty.
  public VerifiedPeer(List<X509Certificate> chain) {
    this(chain, chain.getFirst().getPublicKey());
  }

  /// The owner of a raw public key (RFC 7250).
  public static VerifiedPeer ofKey(PublicKey key) {
    return new VerifiedPeer(List.of(), key);
  }

  /// How long its certificates are in DER, all together. Keeping them takes three times as much.
  public int certificateBytes() {
    int sum = 0;
    try {
      for (X509Certificate certificate : chain) {
        sum += certificate.getEncoded().length;
      }
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was verified has no encoding", e);
    }
    return sum;
  }

  /// Whether it is known by a certificate, and not by its key alone.
  public boolean hasCertificate() {
    return !chain.isEmpty();
  }

  /// The peer's own certificate.
  ///
  /// @throws java.util.NoSuchElementException if it has none but a raw public key
  public X509Certificate endEntity() {
    return chain.getFirst();
  }
}
