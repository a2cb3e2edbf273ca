package org.handfast.engine.trust;

import java.util.Optional;
import org.handfast.engine.failure.PeerIncompatible;

/// Chooses the credential to present. It runs as a piece of [local
/// work][org.handfast.engine.Wants.Work]: it may block.
@FunctionalInterface
public interface CredentialSource {
  /// The credential for this request, whose signer has one of the request's schemes and which is of
  /// one of its types; empty if there is none. A server without one ends the handshake, a client
  /// goes on without.
  ///
  /// @throws PeerIncompatible if this side would rather end the handshake than go on without
  Optional<Credential> choose(CredentialRequest request) throws PeerIncompatible;

  /// This one's credential, or else the other's.
  default CredentialSource or(CredentialSource other) {
    return request -> {
      Optional<Credential> own = choose(request);
      return own.isPresent() ? own : other.choose(request);
    };
  }

  /// A side that has no credential.
  static CredentialSource none() {
    return _ -> Optional.empty();
  }
}
