package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.FinishedCheck;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.ResumptionSecret;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.Message;

/// Everything hangs on the client's confirmation now (RFC 9846 A.2, WAIT_FINISHED).
record AwaitClientFinished(ServerFinished sent)
    implements ServerState.Listening, AfterSigning, AfterCertificate, AfterPsk {

  @Override
  public ServerConnected on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case Finished finished -> accept(finished, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private ServerConnected accept(Finished finished, ServerContext context) throws TlsException {
    FinishedCheck.require(finished, CLIENT, sent.stage(), context.transcript());
    // Asked a second time, and far from where a client without a certificate was let pass: no path
    // to the connected state may skip it.
    if (context.config().clientAuthentication() == ClientAuthentication.NEED
        && context.negotiated().peer().isEmpty()) {
      throw AuthenticationViolation.CERTIFICATE_REQUIRED.by(CLIENT);
    }
    KeyBoundary boundary = context.boundary();
    context.effects().protectReads(Epoch.APPLICATION, sent.main().traffic(CLIENT), boundary);
    ResumptionSecret secret = sent.main().resumption(context.transcript().hash());
    context.connected();
    new NewTickets(context, secret).send(sent.tickets(), context);
    secret.wipe();
    return new ServerConnected();
  }

  @Override
  public String situation() {
    return "awaiting the client's Finished";
  }
}
