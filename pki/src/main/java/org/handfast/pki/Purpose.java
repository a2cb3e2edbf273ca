package org.handfast.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;

/// What a certificate has to be good for, which the presenter's side decides (RFC 5280 4.2.1.12).
enum Purpose {
  SERVER(Side.SERVER, "1.3.6.1.5.5.7.3.1", "serverAuth", 10),
  CLIENT(Side.CLIENT, "1.3.6.1.5.5.7.3.2", "clientAuth", 8);

  private static final String ANY = "2.5.29.37.0";

  private final Side presenter;
  private final String identifier;
  private final String word;
  private final int longestChain;

  Purpose(Side presenter, String identifier, String word, int longestChain) {
    this.presenter = presenter;
    this.identifier = identifier;
    this.word = word;
    this.longestChain = longestChain;
  }

  /// Who presents such a certificate.
  Side presenter() {
    return presenter;
  }

  /// How many certificates a peer may present. A client needs fewer, and any client may try.
  int longestChain() {
    return longestChain;
  }

  /// Whether the extended key usage allows this purpose. Absent allows any; so does
  /// anyExtendedKeyUsage, which says just that. In an authority's certificate it limits what the
  /// authority may issue: RFC 5280 is silent there, and practice is not.
  ///
  /// @throws UntrustedPeer with `WRONG_USE` if it does not
  void check(X509Certificate certificate) throws UntrustedPeer {
    List<String> allowed = extendedKeyUsage(certificate);
    if (!allowed.isEmpty() && !allowed.contains(identifier) && !allowed.contains(ANY)) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.WRONG_USE,
          Certificates.name(certificate)
              + " is not for "
              + word
              + ": its extended key usage is "
              + allowed);
    }
  }

  private static List<String> extendedKeyUsage(X509Certificate certificate) throws UntrustedPeer {
    try {
      List<String> allowed = certificate.getExtendedKeyUsage();
      return allowed == null ? List.of() : allowed;
    } catch (CertificateParsingException failure) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.MALFORMED, "its extended key usage cannot be parsed", failure);
    }
  }
}
