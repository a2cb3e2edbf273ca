package org.handfast.engine.client.tls12;

import java.util.Optional;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.NewSessionTicket;

/// The server has promised a ticket, and it comes before the server changes its cipher (RFC 5077
/// 3.3).
record AwaitNewTicket(Keyed keyed) implements Tls12ClientState.Listening, AfterFlight {

  @Override
  public AwaitChangeCipherSpec on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case NewSessionTicket ticket -> new AwaitChangeCipherSpec(keyed, Optional.of(ticket));
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public String situation() {
    return "awaiting the server's NewSessionTicket";
  }
}
