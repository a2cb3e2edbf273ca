package org.handfast.engine.client;

import java.util.Optional;

/// What a server proves its identity by, RFC 9846 2 and 2.2: one of two, and never both.
sealed interface ServerProof {
  /// Its certificate, or raw public key, which has been checked.
  ///
  /// @param request the server's question who the client is, if it has one
  record ByCertificate(Optional<RequestedProof> request) implements ServerProof {}

  /// A pre-shared key; its Finished is the proof that it has it.
  record ByPsk(SelectedKey key) implements ServerProof {}
}
