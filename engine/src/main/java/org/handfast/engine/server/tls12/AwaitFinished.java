package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.CLIENT;

import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.tls12.Tls12Finished;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.Message;

/// Everything hangs on the client's confirmation now (RFC 5246 7.4.9).
record AwaitFinished(Established established, Finishing finishing)
    implements Tls12ServerState.Listening {

  @Override
  public Connected on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case Finished finished -> accept(finished, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private Connected accept(Finished finished, ServerContext context) throws TlsException {
    Tls12Finished.require(finished, CLIENT, established.master(), context.transcript());
    // Asked a second time, and far from where a client without a certificate was let pass: no path
    // to the connected state may skip it.
    if (context.config().clientAuthentication() == ClientAuthentication.NEED
        && context.negotiated().peer().isEmpty()) {
      throw Tls12Violation.CERTIFICATE_REQUIRED.by(CLIENT);
    }
    if (finishing == Finishing.CLIENT_FIRST) {
      // The client waits for the server's confirmation, and has nothing to say before it.
      context.boundary();
      LastFlight.send(established, context);
    }
    KeptSession.keep(established, context);
    context.connected();
    return new Connected(0);
  }

  @Override
  public String situation() {
    return "awaiting the client's Finished";
  }
}
