package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.tls12.Tls12Finished;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.NewSessionTicket;

/// The server confirms the handshake and the keys (RFC 5246 7.4.9).
record AwaitFinished(Keyed keyed, Optional<NewSessionTicket> ticket)
    implements Tls12ClientState.Listening {

  @Override
  public Connected on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case Finished finished -> accept(finished, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private Connected accept(Finished finished, ClientContext context) throws TlsException {
    Tls12Finished.require(finished, SERVER, keyed.master(), context.transcript());
    context.boundary();
    // RFC 5246 7.3: who resumes lets the server confirm first.
    if (keyed.resumed().isPresent()) {
      context.learn(new Fact.Resumed());
      keyed.resumed().get().terms().peer().ifPresent(context::learn);
      keyed.confirm(context);
    }
    KeptSession.keep(keyed, ticket, context);
    context.connected();
    return new Connected(0);
  }

  @Override
  public String situation() {
    return "awaiting the server's Finished";
  }
}
