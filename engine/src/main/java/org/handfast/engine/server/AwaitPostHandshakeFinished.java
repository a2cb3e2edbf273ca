package org.handfast.engine.server;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.Message;

/// The client's post-handshake answer waits for its confirmation, under the keys of the moment (RFC
/// 9846 4.7.2).
///
/// @param identity who the client is, once that is confirmed; empty if it has no certificate
record AwaitPostHandshakeFinished(
    PostHandshakeRequest request, Optional<Fact.Authenticated> identity)
    implements ServerState.Listening, AfterConnected {

  @Override
  public ServerConnected on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case Finished finished -> {
        context.effects().requireFinished(finished, request.transcript().hash());
        identity.ifPresent(context::learn);
        yield new ServerConnected();
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
    return "awaiting the client's post-handshake Finished";
  }
}
