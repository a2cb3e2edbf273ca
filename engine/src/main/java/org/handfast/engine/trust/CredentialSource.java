package org.handfast.engine.trust;

import java.util.Optional;
import org.handfast.engine.failure.PeerIncompatible;

/// Chooses the credential to present. It runs as a piece of [local
/// work][org.handfast.engine.Wants.Work]: it may block.
@FunctionalInterface
public interface CredentialSource {
  /// The credential for this request, whose signer has one of the request's schemes; empty if there
  /// is none. A server without one ends the handshake, a client goes on without.
  ///
  /// @throws PeerIncompatible if this side would rather end the handshake than go on without
  Optional<Credential> choose(CredentialRequest request) throws PeerIncompatible;

  /// A side that has no credential.
  static CredentialSource none() {
    return _ -> Optional.empty();
  }
}
