package org.handfast.pki;

import java.security.cert.X509Certificate;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;

/// What a certificate must say for others to be certified by its key (RFC 5280 4.2.1.3, 4.2.1.9).
///
/// The JDK's PKIX checks the same of intermediates; of anchors it looks at name and key only.
final class AuthorityRules {
  private static final int KEY_CERT_SIGN = 5;
  private static final int NOT_AN_AUTHORITY = -1;
  private static final int WITH_EXTENSIONS = 3;

  private AuthorityRules() {}

  /// An authority that is trusted without proof. One of X.509 v1 has no extensions to say anything
  /// with, and is an authority because the owner of the trust says so.
  ///
  /// @param below how many intermediates stand between it and the end entity, self-issued ones
  ///   aside
  static void checkAnchor(X509Certificate anchor, int below) throws UntrustedPeer {
    if (anchor.getVersion() >= WITH_EXTENSIONS) {
      check(anchor, below);
    }
    require(
        !anchor.hasUnsupportedCriticalExtension(),
        Reason.MALFORMED,
        anchor,
        "has a critical extension that is not understood");
  }

  /// An authority that another one vouches for.
  static void checkIntermediate(X509Certificate authority, int below, Purpose purpose)
      throws UntrustedPeer {
    check(authority, below);
    purpose.check(authority);
  }

  private static void check(X509Certificate authority, int below) throws UntrustedPeer {
    int pathLength = authority.getBasicConstraints();
    require(
        pathLength != NOT_AN_AUTHORITY,
        Reason.WRONG_USE,
        authority,
        "is no authority and may not issue certificates");
    require(
        below <= pathLength,
        Reason.TOO_LONG,
        authority,
        "allows " + pathLength + " authorities below it, and there are " + below);
    boolean[] keyUsage = authority.getKeyUsage();
    require(
        keyUsage == null || keyUsage[KEY_CERT_SIGN],
        Reason.WRONG_USE,
        authority,
        "may not sign certificates: its key usage lacks keyCertSign");
  }

  private static void require(
      boolean holds, Reason reason, X509Certificate authority, String otherwise)
      throws UntrustedPeer {
    if (!holds) {
      throw new UntrustedPeer(reason, Certificates.name(authority) + " " + otherwise);
    }
  }
}
