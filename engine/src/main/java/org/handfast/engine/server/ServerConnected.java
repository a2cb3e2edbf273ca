package org.handfast.engine.server;

import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.PeerKeyUpdate;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.Message;

/// The handshake is done (RFC 9846 A.2, CONNECTED): all that a client may still send is a KeyUpdate
/// (4.7.3).
record ServerConnected() implements ServerState.Listening {

  @Override
  public ServerConnected on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case KeyUpdate update -> {
        PeerKeyUpdate.obey(update, context);
        yield this;
      }
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.APPLICATION_DATA;
  }

  @Override
  public String situation() {
    return "connected";
  }
}
