package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.wire.Bytes;

/// An OCSP response about an identity of this side's that its peers will accept: checked as they
/// check it.
///
/// @param response DER
/// @param since the time of its thisUpdate
/// @param until the time of its nextUpdate, when it ends
public record StapledStatus(Bytes response, Instant since, Instant until) {

  /// Checks a response.
  ///
  /// @throws PkiException with `BAD_STATUS` if it is not about the identity's certificate, not
  ///   signed by its issuer or in its issuer's name, not of now, or does not say *good*
  static StapledStatus of(Bytes response, Identity identity, Instant now) throws PkiException {
    try {
      OcspCheck.check(identity.endEntity(), issuer(identity), response, now);
    } catch (UntrustedPeer refusal) {
      throw new PkiException(
          Problem.BAD_STATUS, "the OCSP response cannot be used: " + refusal.getMessage(), refusal);
    }
    return OcspTimes.in(response)
        .map(times -> new StapledStatus(response, times.since(), times.until()))
        .orElseThrow(
            () -> new PkiException(Problem.BAD_STATUS, "the OCSP response names no next update"));
  }

  /// Who vouches for the identity: whoever asks about a status has to name him.
  static X509Certificate issuer(Identity identity) throws PkiException {
    if (identity.chain().size() < 2) {
      throw new PkiException(
          Problem.NO_CERTIFICATE,
          "the certificate of the issuer is needed for OCSP: add it to the chain");
    }
    return identity.chain().get(1);
  }

  boolean isGood(Instant now) {
    return now.isBefore(until);
  }

  /// When to look for a newer one: at half of its life.
  Instant halfLife() {
    return since.plus(Duration.between(since, until).dividedBy(2));
  }
}
