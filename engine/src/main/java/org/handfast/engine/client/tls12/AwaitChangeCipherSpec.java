package org.handfast.engine.client.tls12;

import java.util.Optional;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.message.ChangeCipherSpec;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.NewSessionTicket;

/// The server changes its cipher (RFC 5246 7.1). Before this state the message has no place, and no
/// other has one in it.
///
/// @param ticket to be kept once the handshake is confirmed
record AwaitChangeCipherSpec(Keyed keyed, Optional<NewSessionTicket> ticket)
    implements Tls12ClientState.Listening, AfterFlight {

  @Override
  public AwaitFinished on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case ChangeCipherSpec _ -> {
        context.effects().changeReads(keyed.keys().server(), context.boundary());
        yield new AwaitFinished(keyed, ticket);
      }
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public String situation() {
    return "awaiting the server's ChangeCipherSpec";
  }
}
