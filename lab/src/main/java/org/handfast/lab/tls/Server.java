package org.handfast.lab.tls;

import java.io.IOException;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.session.StrikeRegister;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// Alice: she shakes hands, says her line, and carries out what she is told until Bob has gone.
///
/// @param register knows the first flights that this host has seen
record Server(Actor as, Wire wire, Configs configs, Tap tap, StrikeRegister register) {

  void play(Identity identity) throws IOException {
    ServerConfig config =
        configs.server(identity, configs.memory().ticketKey(configs.random()), told());
    Endpoint end = new Endpoint(as, wire, TlsConnection.server(ConfigSource.always(config)), tap);
    end.handshake();
    for (Bytes line : as.lines()) {
      as.says(line);
      end.send(line);
    }
    while (!end.connection().inbound().isClosed() && end.receive()) {
      // More.
    }
    as.ends();
    end.close();
  }

  /// The register, which tells when it refuses: then early data is thrown away, and no more.
  private StrikeRegister told() {
    return (flight, window) -> {
      boolean isFirst = register.isFirst(flight, window);
      if (!isFirst) {
        refusesEarlyData();
      }
      return isFirst;
    };
  }

  /// Nothing is thrown: the handshake goes on, and the connection is none the worse for it.
  @SuppressWarnings("ThrowableNotThrown")
  private void refusesEarlyData() {
    as.refuses(
        "early data",
        "strike register → early data thrown away",
        "This first flight has been here before: a replay. The handshake goes on without its data"
            + " (RFC 9846 8.2).");
  }
}
