package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.handshake.tls12.Tls12Finished;
import org.handfast.engine.server.ServerContext;

/// The server's last messages, the same in a full handshake and a resumed one: a ticket if there is
/// one, the ChangeCipherSpec, and its confirmation under the new keys (RFC 5246 7.1, 7.4.9).
final class LastFlight {
  private LastFlight() {}

  static void send(Established established, ServerContext context) {
    KeptSession.ticket(established, context).ifPresent(context::send);
    context.effects().send(new Outgoing.ChangeCipherSpec());
    context.effects().changeWrites(established.keys().server());
    context.send(Tls12Finished.of(SERVER, established.master(), context.transcript()));
  }
}
