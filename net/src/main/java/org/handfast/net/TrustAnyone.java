package org.handfast.net;

import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.pki.Certificates;

/// Verifies nothing but that the certificates can be read; the peer still has to own the key of the
/// first.
final class TrustAnyone {
  static final PeerVerifier VERIFIER =
      presented -> new VerifiedPeer(Certificates.parse(presented.certificates()));

  private TrustAnyone() {}
}
