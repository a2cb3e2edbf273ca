package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.HelloRequest;

/// The handshake is done. All that the server may still send is a HelloRequest, and it is told once
/// that nothing is negotiated anew (RFC 5246 7.4.1.1).
///
/// @param refusals how often it was told
record Connected(int refusals) implements Tls12ClientState.Listening {
  /// How often a renegotiation is refused with a warning, and not by the connection's end.
  private static final int MAX_REFUSALS = 1;

  @Override
  public Connected on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case HelloRequest _ -> refuse(context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private Connected refuse(ClientContext context) throws TlsException {
    if (refusals == MAX_REFUSALS) {
      throw Tls12Violation.SEVERAL_RENEGOTIATIONS.by(SERVER);
    }
    context.effects().send(new Outgoing.NoRenegotiation());
    return new Connected(refusals + 1);
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
