package org.handfast.pki;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;

/// The path validation of RFC 5280 6.1, by the JDK's own implementation.
final class Pkix {
  private static final String PROVIDER = "SUN";

  private Pkix() {}

  /// @throws UntrustedPeer with what PKIX found
  static void validate(CandidatePath path, Instant now) throws UntrustedPeer {
    try {
      CertPath certPath =
          CertificateFactory.getInstance("X.509", PROVIDER).generateCertPath(path.certificates());
      CertPathValidator.getInstance("PKIX", PROVIDER).validate(certPath, parameters(path, now));
    } catch (CertPathValidatorException refusal) {
      throw isAnchorMismatch(path, refusal)
          ? strangeAnchor(path, refusal)
          : Distrust.because(refusal);
    } catch (GeneralSecurityException | RuntimeException failure) {
      throw new UntrustedPeer(Reason.MALFORMED, "PKIX cannot judge it: " + failure, failure);
    }
  }

  private static PKIXParameters parameters(CandidatePath path, Instant now)
      throws InvalidAlgorithmParameterException {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.anchor(), null)));
    parameters.setDate(Date.from(now));
    parameters.setRevocationEnabled(false);
    // Nobody asks for a policy here, and mappings can make the tree of policies grow without bound.
    parameters.setPolicyMappingInhibited(true);
    return parameters;
  }

  /// The last certificate bears the anchor's name and not its key's signature.
  private static boolean isAnchorMismatch(CandidatePath path, CertPathValidatorException refusal) {
    return Distrust.isForged(refusal) && refusal.getIndex() == path.certificates().size() - 1;
  }

  private static UntrustedPeer strangeAnchor(
      CandidatePath path, CertPathValidatorException refusal) {
    return new UntrustedPeer(
        Reason.UNKNOWN_CA,
        Certificates.name(path.anchor())
            + " is trusted, but with another key than the one that signed "
            + Certificates.name(path.certificates().getLast()),
        refusal);
  }
}
