package org.handfast.engine.client.tls12;

import java.util.Optional;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.ServerHelloDone;

/// The server has asked who the client is, and is about to be done (RFC 5246 7.4.5).
record AwaitDone(AcceptedHello hello, ServerKey key, RequestedProof request)
    implements Tls12ClientState.Listening, AfterKeyExchange {

  @Override
  public VerifyingServer on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case ServerHelloDone _ -> VerifyingServer.of(hello, key, Optional.of(request), context);
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public String situation() {
    return "awaiting the server's ServerHelloDone";
  }
}
