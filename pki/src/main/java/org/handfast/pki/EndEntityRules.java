package org.handfast.pki;

import java.security.cert.X509Certificate;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;

/// What the peer's own certificate must say (RFC 9846 4.5.1.2, RFC 5246 7.4.2).
final class EndEntityRules {
  private static final int KEY_CERT_SIGN = 5;
  private static final int NOT_AN_AUTHORITY = -1;
  private static final int VERSION = 3;
  private static final String NAME_CONSTRAINTS = "2.5.29.30";

  private EndEntityRules() {}

  /// A certificate that an authority vouches for. An authority's own is not taken for a peer's: its
  /// key belongs into a safe, not into a server.
  static void checkIssued(X509Certificate certificate, Purpose purpose, KeyUse use)
      throws UntrustedPeer {
    boolean[] keyUsage = certificate.getKeyUsage();
    require(
        certificate.getBasicConstraints() == NOT_AN_AUTHORITY
            && (keyUsage == null || !keyUsage[KEY_CERT_SIGN]),
        certificate,
        "is the certificate of an authority, not of a peer");
    if (certificate.getExtensionValue(NAME_CONSTRAINTS) != null) {
      throw new UntrustedPeer(
          Reason.MALFORMED, "it constrains names, which only an authority may (RFC 5280 4.2.1.10)");
    }
    checkTrusted(certificate, purpose, use);
  }

  /// A certificate that is trusted itself. It may be an authority's: that is what a self-signed one
  /// is when it comes from the usual tools.
  static void checkTrusted(X509Certificate certificate, Purpose purpose, KeyUse use)
      throws UntrustedPeer {
    if (certificate.getVersion() != VERSION) {
      throw new UntrustedPeer(
          Reason.MALFORMED,
          "it is X.509 v" + certificate.getVersion() + ", not v3 (RFC 9846 4.5.1.2)");
    }
    // PKIX sees to this where there is a path.
    if (certificate.hasUnsupportedCriticalExtension()) {
      throw new UntrustedPeer(
          Reason.MALFORMED, "it has a critical extension that is not understood");
    }
    use.check(certificate);
    purpose.check(certificate);
  }

  private static void require(boolean holds, X509Certificate certificate, String otherwise)
      throws UntrustedPeer {
    if (!holds) {
      throw new UntrustedPeer(Reason.WRONG_USE, Certificates.name(certificate) + " " + otherwise);
    }
  }
}
