package org.handfast.pki;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.protocol.wire.Bytes;

/// The judgement of one OCSP response about one certificate, RFC 6960 3.2, by the JDK's own
/// implementation: it is about that certificate of that issuer; the issuer has signed it, or
/// somebody whom the issuer has certified for that (id-kp-OCSPSigning); it is of now, give or take
/// 15 minutes; and it says *good*. One that names no next update is of now for 15 minutes.
///
/// The JDK knows a certificate by SHA-1 hashes of its issuer, as all responders do (RFC 5019): a
/// response that uses SHA-256 there is taken for one about another certificate.
final class OcspCheck {
  private static final String PROVIDER = "SUN";

  private OcspCheck() {}

  /// @param issuer of the certificate; trusted, or found to be what it says
  /// @throws UntrustedPeer with `REVOKED` if the response says that, with `BAD_STATUS` if it does
  ///   not prove that the certificate is good
  static void check(
      X509Certificate certificate, X509Certificate issuer, Bytes response, Instant now)
      throws UntrustedPeer {
    try {
      CertPath alone =
          CertificateFactory.getInstance("X.509", PROVIDER).generateCertPath(List.of(certificate));
      CertPathValidator validator = CertPathValidator.getInstance("PKIX", PROVIDER);
      PKIXParameters parameters = parameters(issuer, now);
      parameters.addCertPathChecker(checker(validator, certificate, response));
      validator.validate(alone, parameters);
    } catch (CertPathValidatorException refusal) {
      boolean revoked = refusal.getReason() == BasicReason.REVOKED;
      throw new UntrustedPeer(
          revoked ? Reason.REVOKED : Reason.BAD_STATUS,
          Certificates.name(certificate) + ": " + refusal.getMessage(),
          refusal);
    } catch (GeneralSecurityException | RuntimeException failure) {
      throw new UntrustedPeer(Reason.BAD_STATUS, "PKIX cannot judge it: " + failure, failure);
    }
  }

  // The issuer stands as the anchor: the path to it is somebody else's matter.
  private static PKIXParameters parameters(X509Certificate issuer, Instant now)
      throws InvalidAlgorithmParameterException {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
    parameters.setDate(Date.from(now));
    parameters.setRevocationEnabled(false);
    return parameters;
  }

  // With a response at hand and no way to fall back, nothing is fetched.
  private static PKIXRevocationChecker checker(
      CertPathValidator validator, X509Certificate certificate, Bytes response) {
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(Set.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
    checker.setOcspResponses(Map.of(certificate, response.toArray()));
    return checker;
  }
}
