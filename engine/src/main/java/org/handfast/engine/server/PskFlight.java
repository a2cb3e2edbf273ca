package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.util.Optional;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.protocol.extension.SelectedPsk;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ExtensionType;

/// The server's flight under a pre-shared key, RFC 9846 2.2 and 2.3: ServerHello,
/// EncryptedExtensions, Finished. The key authenticates both sides, so there is no certificate.
final class PskFlight {
  private PskFlight() {}

  static AfterPsk send(ChoosingPsk choosing, ChosenPsk psk, ServerContext context)
      throws TlsException {
    ClientHello hello = choosing.hello();
    Negotiation.Settled settled = choosing.settled();
    boolean takesEarlyData = psk.earlyData() > 0;
    KeyBoundary boundary = context.boundary();
    Optional<TrafficSecret> early =
        takesEarlyData
            ? Optional.of(
                context.beginEarlyData(psk.stage(), settled.suite(), context.transcript().hash()))
            : Optional.empty();
    HandshakeStage stage =
        ServerHelloStep.send(
            hello, settled, psk.stage(), Optional.of(new SelectedPsk(psk.index())), context);
    psk.tell(context);
    if (hello.extensions().contains(ExtensionType.EARLY_DATA)) {
      context.learn(
          new Fact.EarlyData(takesEarlyData ? EarlyDataStatus.ACCEPTED : EarlyDataStatus.REJECTED));
    }
    int tickets = TicketsDue.underPsk(hello, context.config());
    context.send(ServerExtensions.underPsk(hello, tickets, context));
    ServerFinished sent = ServerFinished.send(stage, tickets, context);
    if (early.isPresent()) {
      context.effects().protectReads(Epoch.EARLY_DATA, early.get(), boundary);
      context.effects().acceptEarlyData(psk.earlyData());
      context.effects().openWrites();
      return new AwaitEndOfEarlyData(sent);
    }
    context.effects().protectReads(Epoch.HANDSHAKE, stage.traffic(CLIENT), boundary);
    return new AwaitClientFinished(sent);
  }
}
