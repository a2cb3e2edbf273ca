package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.CLIENT;

import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.record.Tolerance;
import org.handfast.engine.server.ServerContext;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Message;

/// The handshake is done: there is nothing left that a client may say but application data. Who
/// wants to negotiate anew is told once that this server does not, and goes on or goes (RFC 5246
/// 7.2.2).
///
/// @param refusals how often it was told
record Connected(int refusals) implements Tls12ServerState.Listening {
  /// How often a renegotiation is refused with a warning, and not by the connection's end.
  private static final int MAX_REFUSALS = 1;

  @Override
  public Connected on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case ClientHello _ -> refuse(context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private Connected refuse(ServerContext context) throws TlsException {
    if (refusals == MAX_REFUSALS) {
      throw Tls12Violation.SEVERAL_RENEGOTIATIONS.by(CLIENT);
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
