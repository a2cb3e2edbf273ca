package org.handfast.engine.trust;

import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;

/// Decides whether a certificate chain, or a raw public key, proves who the peer is. It runs as a
/// piece of [local work][org.handfast.engine.Wants.Work]: it may block.
@FunctionalInterface
public interface PeerVerifier {
  /// The owner of a certificate chain, if it is trusted.
  ///
  /// @throws UntrustedPeer if it is not, with the check that failed
  VerifiedPeer verify(PresentedChain presented) throws UntrustedPeer;

  /// Changes whenever what is trusted changes: sessions from before are not resumed then. Servers
  /// that share ticket keys resume each other's sessions only if this is the same, so that it has
  /// to be another wherever other peers are trusted.
  default long generation() {
    return 0;
  }

  /// The owner of a raw public key, if it is trusted. Nobody vouches for such a key: it is known
  /// beforehand, or it says nothing (RFC 7250 6). Whoever does not say otherwise knows none.
  ///
  /// @throws UntrustedPeer if it is not
  default VerifiedPeer verifyKey(PresentedKey presented) throws UntrustedPeer {
    throw new UntrustedPeer(Reason.UNKNOWN_KEY, "no raw public key is trusted here");
  }
}
