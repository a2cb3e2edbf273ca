package org.handfast.engine.server;

import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.record.Epoch;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.protocol.message.Finished;

/// The server's Finished is out, the last message of its flight (RFC 9846 4.5.3): what the flight
/// leaves behind, to take the client's with.
///
/// @param stage whose keys protect what the client still sends
/// @param main where the keys for application data come from
/// @param tickets how many the client gets when the handshake is done
record ServerFinished(HandshakeStage stage, MainStage main, int tickets) {

  /// Sends it. The server may send application data from here on, and waits with it unless it takes
  /// early data.
  static ServerFinished send(HandshakeStage stage, int tickets, ServerContext context) {
    context.send(new Finished(stage.verifyData(SERVER, context.transcript().hash())));
    MainStage main = stage.main(context.transcript().hash(), context.connectionScope());
    context.reached(main);
    context.effects().protectWrites(Epoch.APPLICATION, main.traffic(SERVER));
    return new ServerFinished(stage, main, tickets);
  }
}
