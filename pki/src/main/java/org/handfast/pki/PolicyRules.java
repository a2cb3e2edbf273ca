package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.util.List;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;

/// A bound on certificate policies (RFC 5280 4.2.1.4, 4.2.1.5). Nothing here asks for a policy, but
/// PKIX works through them all the same, and its work grows with the square of their number.
final class PolicyRules {
  private static final List<String> EXTENSIONS = List.of("2.5.29.32", "2.5.29.33");

  /// Octets of either extension: about a hundred policies, where a handful is usual.
  static final int LONGEST = 1024;

  private PolicyRules() {}

  /// @throws UntrustedPeer with `TOO_LONG` if the certificate has too many policies
  static void check(X509Certificate certificate) throws UntrustedPeer {
    for (String extension : EXTENSIONS) {
      byte[] policies = certificate.getExtensionValue(extension);
      if (policies != null && policies.length > LONGEST) {
        throw new UntrustedPeer(
            Reason.TOO_LONG, Certificates.name(certificate) + " has too many policies");
      }
    }
  }
}
