package org.handfast.engine.client;

import static org.handfast.engine.Side.CLIENT;

import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.PeerKeyUpdate;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.Tolerance;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.engine.schedule.ResumptionSecret;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.NewSessionTicket;

/// The handshake is done (RFC 9846 A.1, CONNECTED): only post-handshake messages may come (4.7).
///
/// @param tickets where their keys come from
record ClientConnected(ResumptionSecret tickets)
    implements ClientState.Listening, AfterFinished, AfterConnected {

  /// Sends the client's Finished, the last message under the handshake's keys.
  ///
  /// @param main where the keys for everything after it come from
  static ClientConnected finish(HandshakeStage stage, MainStage main, ClientContext context) {
    context.send(new Finished(stage.verifyData(CLIENT, context.transcript().hash())));
    context.effects().protectWrites(Epoch.APPLICATION, main.traffic(CLIENT));
    ResumptionSecret tickets = main.resumption(context.transcript().hash());
    context.connected();
    return new ClientConnected(tickets);
  }

  @Override
  public AfterConnected on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case KeyUpdate update -> {
        PeerKeyUpdate.obey(update, context);
        yield this;
      }
      case CertificateRequest request when context.negotiated().offersPostHandshakeAuth() ->
          AnsweringPostHandshake.of(request, this, context);
      case NewSessionTicket ticket -> {
        NewTicket.keep(ticket, tickets, context);
        yield this;
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
    return "connected";
  }
}
