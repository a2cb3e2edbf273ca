package org.handfast.engine.trust;

import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;

/// What a peer put into its Certificate message, by the type that was negotiated (RFC 7250).
public sealed interface PresentedIdentity permits PresentedChain, PresentedKey {
  /// The side that presented it.
  Side presenter();

  /// What both sides agree on so far.
  Negotiated negotiated();

  /// The peer, if `verifier` trusts it.
  ///
  /// @throws UntrustedPeer if it does not
  VerifiedPeer judgedBy(PeerVerifier verifier) throws UntrustedPeer;
}
