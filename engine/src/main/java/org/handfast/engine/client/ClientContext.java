package org.handfast.engine.client;

import org.handfast.engine.Side;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.handshake.Effects;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.record.HandshakeJoiner;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Message;

/// What the client's states share.
public final class ClientContext extends HandshakeContext {
  private final ClientConfig config;

  public ClientContext(ClientConfig config, Effects effects, HandshakeJoiner joiner) {
    super(Side.CLIENT, effects, joiner);
    this.config = config;
  }

  ClientConfig config() {
    return config;
  }

  /// The refusal of a message that is out of order.
  static PeerViolation unexpected(Message message, ClientState state) {
    String name =
        message instanceof HandshakeMessage handshake
            ? handshake.type().toString()
            : message.toString();
    return FlowViolation.UNEXPECTED.by(Side.SERVER, name + " while " + state.situation());
  }
}
