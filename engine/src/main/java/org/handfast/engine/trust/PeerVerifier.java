package org.handfast.engine.trust;

import org.handfast.engine.failure.UntrustedPeer;

/// Decides whether a certificate chain proves who the peer is. It runs as a piece of [local
/// work][org.handfast.engine.Wants.Work]: it may block.
@FunctionalInterface
public interface PeerVerifier {
  /// The peer, if it is trusted.
  ///
  /// @throws UntrustedPeer if it is not, with the check that failed
  VerifiedPeer verify(PresentedChain presented) throws UntrustedPeer;

  /// Changes whenever what is trusted changes: sessions from before are not resumed then.
  default long generation() {
    return 0;
  }
}
