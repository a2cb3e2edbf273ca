package org.handfast.engine.record;

import java.util.Optional;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.jspecify.annotations.Nullable;

/// The KeyUpdate that this side owes its peer, RFC 9846 4.7.3. Owing it twice is owing it once, and
/// the peer is asked for one in return only if no such request is open.
final class OwedUpdate {
  private @Nullable KeyUpdateRequest due;
  private boolean peerRequested;

  void owe(KeyUpdateRequest request) {
    if (due != KeyUpdateRequest.UPDATE_REQUESTED) {
      due = peerRequested ? KeyUpdateRequest.UPDATE_NOT_REQUESTED : request;
    }
  }

  Optional<KeyUpdateRequest> due() {
    return Optional.ofNullable(due);
  }

  /// A KeyUpdate leaves: nothing is due any more.
  void pay(KeyUpdateRequest request) {
    due = null;
    peerRequested |= request == KeyUpdateRequest.UPDATE_REQUESTED;
  }

  /// The peer has updated its keys: it may be asked again.
  void peerUpdated() {
    peerRequested = false;
  }

  /// Nothing leaves any more.
  void forget() {
    due = null;
  }
}
