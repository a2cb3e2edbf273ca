package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.handfast.engine.failure.UntrustedPeer;

/// All that must hold of a path before it proves anything, the cheap rules first.
///
/// @param signatures which signatures count inside certificates
/// @param now the time at which everything must be valid
/// @param names whom the end entity must be, for the name constraints of its authorities
record PathRules(SignatureRules signatures, Instant now, Purpose purpose, List<PeerName> names) {

  /// @throws UntrustedPeer with the first rule that the path breaks
  void check(CandidatePath path) throws UntrustedPeer {
    for (X509Certificate certificate : path.certificates()) {
      signatures.check(certificate);
      PolicyRules.check(certificate);
      checkEach(certificate);
    }
    checkEach(path.anchor());
    checkAuthorities(path);
    NameConstraints constraints = NameConstraints.of(path);
    constraints.checkForm();
    Pkix.validate(path, now);
    constraints.check(names);
  }

  /// A certificate that is trusted itself: nobody's signature on it counts.
  void checkTrusted(X509Certificate endEntity) throws UntrustedPeer {
    checkEach(endEntity);
  }

  private void checkEach(X509Certificate certificate) throws UntrustedPeer {
    KeyRules.check(certificate);
    Validity.check(certificate, now);
  }

  private void checkAuthorities(CandidatePath path) throws UntrustedPeer {
    List<X509Certificate> intermediates = path.intermediates();
    int below = 0;
    for (X509Certificate authority : intermediates) {
      AuthorityRules.checkIntermediate(authority, below, purpose);
      below += Certificates.isSelfIssued(authority) ? 0 : 1;
    }
    AuthorityRules.checkAnchor(path.anchor(), below);
  }
}
