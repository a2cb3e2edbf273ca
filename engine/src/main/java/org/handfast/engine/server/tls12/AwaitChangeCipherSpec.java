package org.handfast.engine.server.tls12;

import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.server.ServerContext;
import org.handfast.protocol.message.ChangeCipherSpec;
import org.handfast.protocol.message.Message;

/// All that the client has to say in this handshake is said; its keys change now (RFC 5246 7.1),
/// and at no other time.
record AwaitChangeCipherSpec(Established established, Finishing finishing)
    implements Tls12ServerState.Listening, AfterSearch, AfterPremaster {

  @Override
  public AwaitFinished on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case ChangeCipherSpec _ -> {
        KeyBoundary boundary = context.boundary();
        context.effects().changeReads(established.keys().client(), boundary);
        yield new AwaitFinished(established, finishing);
      }
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public String situation() {
    return "awaiting the client's ChangeCipherSpec";
  }
}
