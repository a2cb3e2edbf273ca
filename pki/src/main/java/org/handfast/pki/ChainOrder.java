package org.handfast.pki;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The order in which a chain is sent, whatever order it was stored in (RFC 9846 4.5.1).
final class ChainOrder {
  private ChainOrder() {}

  /// The certificate of the key, then each time the one that certifies the last. What certifies
  /// nothing is left out. Empty if no certificate is the key's.
  static List<X509Certificate> of(List<X509Certificate> certificates, PrivateKey key) {
    List<X509Certificate> chain = new ArrayList<>();
    Optional<X509Certificate> next =
        certificates.stream()
            .filter(certificate -> KeyPairs.match(key, certificate.getPublicKey()))
            .findFirst();
    while (next.isPresent()) {
      X509Certificate last = next.get();
      chain.add(last);
      next =
          certificates.stream()
              .filter(issuer -> !chain.contains(issuer) && isIssuer(issuer, last))
              .findFirst();
    }
    return chain;
  }

  private static boolean isIssuer(X509Certificate issuer, X509Certificate subject) {
    if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
      return false;
    }
    try {
      subject.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
