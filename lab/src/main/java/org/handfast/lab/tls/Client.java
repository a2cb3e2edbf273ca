package org.handfast.lab.tls;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// Bob: he shakes hands, hears Alice's line, says his own, and goes. What he may say early, he says
/// early.
record Client(Actor as, Wire wire, Configs configs, Tap tap) {
  private static final String PEER = "alice";

  void play(Trust trust) throws IOException {
    ClientConfig config = configs.client(trust);
    Optional<String> resumed = configs.profile().comesBack() ? Optional.of(PEER) : Optional.empty();
    TlsConnection connection = TlsConnection.client(config, Optional.of(trust.name()), resumed);
    Endpoint end = new Endpoint(as, wire, connection, tap);
    Deque<Bytes> lines = new ArrayDeque<>(as.lines());
    Optional<Bytes> early = begin(end, lines);
    end.handshake();
    if (early.isPresent() && connection.earlyData().status() == EarlyDataStatus.REJECTED) {
      as.notes("Alice has thrown the early data away: Bob sends it again, as other data.");
      end.send(early.get());
    }
    hearOne(end);
    for (Bytes line : lines) {
      as.says(line);
      end.send(line);
    }
    end.close();
    hearRest(end);
  }

  /// The ClientHello, and a line behind it if that is possible.
  private Optional<Bytes> begin(Endpoint end, Deque<Bytes> lines) throws IOException {
    end.isUnderway();
    if (end.connection().earlyData().remaining() < lines.getFirst().length()) {
      return Optional.empty();
    }
    Bytes line = lines.removeFirst();
    as.says(line);
    end.sendEarly(line);
    return Optional.of(line);
  }

  private void hearOne(Endpoint end) throws IOException {
    while (as.delivered().isEmpty() && end.receive()) {
      // A ticket, or something else that is not for the application.
    }
  }

  private void hearRest(Endpoint end) throws IOException {
    while (!end.connection().inbound().isClosed() && end.receive()) {
      // More.
    }
    as.ends();
    as.enters("state", "closed");
  }
}
