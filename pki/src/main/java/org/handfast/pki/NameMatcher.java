package org.handfast.pki;

import java.security.cert.X509Certificate;
import org.handfast.engine.failure.UntrustedPeer;

/// Whether a certificate was issued for the peer that the application wants to reach (RFC 9525 6).
public final class NameMatcher {
  private NameMatcher() {}

  /// Whether the certificate holds `name`, itself or by a wildcard.
  public static boolean matches(PeerName name, X509Certificate certificate) {
    return CertificateNames.of(certificate).fit(name) != NameFit.NONE;
  }

  /// The same as a check, which says what was asked for and what the certificate holds.
  ///
  /// @throws UntrustedPeer with `WRONG_NAME` if the certificate is for others
  public static void requireMatch(PeerName name, X509Certificate certificate) throws UntrustedPeer {
    CertificateNames names = CertificateNames.of(certificate);
    if (names.fit(name) == NameFit.NONE) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.WRONG_NAME,
          "asked for " + name + ", the certificate holds " + names + hint(names, certificate));
    }
  }

  private static String hint(CertificateNames names, X509Certificate certificate) {
    return names.dnsNames().isEmpty() && names.addresses().isEmpty()
        ? " in its subjectAltName, and its subject "
            + Certificates.name(certificate)
            + " does not count (RFC 9525 2)"
        : "";
  }
}
