package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.failure.UntrustedPeer;

/// When a certificate is valid, both ends included (RFC 5280 4.1.2.5).
record Validity(Instant notBefore, Instant notAfter) {

  static Validity of(X509Certificate certificate) {
    return new Validity(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /// @throws UntrustedPeer with `EXPIRED` if the certificate is not valid at this time
  static void check(X509Certificate certificate, Instant now) throws UntrustedPeer {
    Optional<String> objection = of(certificate).objection(now);
    if (objection.isPresent()) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.EXPIRED, Certificates.name(certificate) + " " + objection.get());
    }
  }

  /// What is wrong with it at this time.
  Optional<String> objection(Instant now) {
    if (now.isBefore(notBefore)) {
      return Optional.of("is not valid before " + notBefore + ", and it is " + now);
    }
    // notAfter names a whole second.
    return now.isBefore(notAfter.plusSeconds(1))
        ? Optional.empty()
        : Optional.of("expired at " + notAfter + ", and it is " + now);
  }
}
