package org.handfast.engine.trust;

import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.protocol.wire.Bytes;

/// A raw public key in a Certificate message, not looked at yet (RFC 7250 3).
///
/// @param presenter the side that presented it
/// @param subjectPublicKeyInfo DER (RFC 5280 4.1.2.7)
/// @param negotiated what both sides agree on so far
public record PresentedKey(Side presenter, Bytes subjectPublicKeyInfo, Negotiated negotiated)
    implements PresentedIdentity {

  @Override
  public VerifiedPeer judgedBy(PeerVerifier verifier) throws UntrustedPeer {
    return verifier.verifyKey(this);
  }
}
