package org.handfast.engine.handshake;

import org.handfast.engine.failure.PeerViolation;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.registry.KeyUpdateRequest;

/// What a received KeyUpdate asks for, RFC 9846 4.7.3; the same for both roles.
public final class PeerKeyUpdate {
  private PeerKeyUpdate() {}

  /// Follows the peer to its next keys, and owes it ours if it asks.
  public static void obey(KeyUpdate update, HandshakeContext context) throws PeerViolation {
    context.effects().rekeyReads(context.boundary());
    if (update.request() == KeyUpdateRequest.UPDATE_REQUESTED) {
      context.effects().oweKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    }
  }
}
