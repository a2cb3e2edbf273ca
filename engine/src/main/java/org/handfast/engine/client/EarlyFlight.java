package org.handfast.engine.client;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.session.Session;
import org.handfast.protocol.message.EndOfEarlyData;

/// The client's early data, RFC 9846 2.3, from the first hello to the server's answer. While it is
/// under way, what the client sends is protected by the early keys.
final class EarlyFlight {
  private EarlyFlight() {}

  /// The hello is out: early data may follow.
  static void begin(Offer offer, Session.Terms terms, ClientContext context) {
    NegotiatedSuite suite =
        CipherSuites.working(terms.suite(), context.config().crypto()).orElseThrow();
    TrafficSecret traffic =
        context.beginEarlyData(
            offer.psks().getFirst().stage(),
            suite,
            context.transcript().firstHelloHash(suite.hash()));
    // RFC 9846 E.4: before the first protected record, and so right after the hello.
    context.effects().send(new Outgoing.ChangeCipherSpec());
    context.effects().protectWrites(Epoch.EARLY_DATA, traffic);
    context.effects().offerEarlyData(terms.maxEarlyData());
    context.learn(new Fact.EarlyData(EarlyDataStatus.OFFERED));
  }

  /// Whether the server's answer is still awaited.
  static boolean isUndecided(ClientContext context) {
    return context.negotiated().earlyData() == EarlyDataStatus.OFFERED;
  }

  /// The server has thrown it away.
  static void reject(ClientContext context) {
    context.effects().endEarlyData();
    context.learn(new Fact.EarlyData(EarlyDataStatus.REJECTED));
  }

  /// The server says that it takes it, which it may say on the session's own terms alone.
  static void accept(SelectedKey selected, ClientContext context) throws TlsException {
    if (selected.index() != 0) {
      throw PskViolation.EARLY_DATA_NOT_UNDER_FIRST_KEY.by(SERVER);
    }
    Session.Terms terms = selected.psk().session().orElseThrow();
    if (!context.negotiated().suite().equals(Optional.of(terms.suite()))
        || !context.negotiated().applicationProtocol().equals(terms.applicationProtocol())) {
      throw PskViolation.EARLY_DATA_ON_OTHER_TERMS.by(SERVER);
    }
    context.learn(new Fact.EarlyData(EarlyDataStatus.ACCEPTED));
  }

  /// The server is done: early data ends, and the handshake's keys come (RFC 9846 4.6).
  static void finish(HandshakeStage stage, ClientContext context) {
    if (context.negotiated().earlyData() == EarlyDataStatus.ACCEPTED) {
      context.effects().endEarlyData();
      context.send(new EndOfEarlyData());
      context.effects().protectWrites(Epoch.HANDSHAKE, stage.traffic(CLIENT));
    }
  }
}
