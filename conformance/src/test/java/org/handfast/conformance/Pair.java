package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.wire.Bytes;

/// A client and a server back to back, with a relay between them that sees every record and may
/// change it.
final class Pair {
  final Endpoint client;
  final Endpoint server;
  private final List<Sent> log = new ArrayList<>();
  private Relay relay = (_, record) -> List.of(record);

  Pair(TlsConnection client, TlsConnection server) {
    this.client = new Endpoint(client);
    this.server = new Endpoint(server);
  }

  /// What becomes of a record on its way.
  @FunctionalInterface
  interface Relay {
    List<Bytes> pass(Side sender, Bytes record);
  }

  /// A record as it left its sender.
  record Sent(Side sender, Bytes record) {}

  /// A client and a server that trust each other, configured by the tests' provider.
  static Pair of(
      UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> server) {
    return of(TestCrypto.PROVIDER, client, server);
  }

  static Pair of(
      CryptoProvider crypto,
      UnaryOperator<ClientConfig.Builder> client,
      UnaryOperator<ServerConfig.Builder> server) {
    return new Pair(
        TlsConnection.client(client.apply(client(crypto)).build(), "server.example"),
        TlsConnection.server(ConfigSource.always(server.apply(server(crypto)).build())));
  }

  static Pair plain() {
    return of(UnaryOperator.identity(), UnaryOperator.identity());
  }

  static ClientConfig.Builder client(CryptoProvider crypto) {
    return Tls13.client(crypto).trusting(Identity.TRUST).anonymous();
  }

  static ServerConfig.Builder server(CryptoProvider crypto) {
    return Tls13.server(crypto).identifiedBy(Identity.SERVER.source());
  }

  Pair relayedBy(Relay chosen) {
    relay = chosen;
    return this;
  }

  Endpoint end(Side side) {
    return side == Side.CLIENT ? client : server;
  }

  /// Lets records flow until neither end has any.
  Pair run() {
    boolean moved;
    do {
      moved = carry(client, client.flush());
      moved |= carry(server, server.flush());
    } while (moved);
    return this;
  }

  /// Completes the handshake.
  Pair handshake() {
    run();
    assertThat(client.connection.failure()).isEmpty();
    assertThat(server.connection.failure()).isEmpty();
    assertThat(client.connection.isConnected()).isTrue();
    assertThat(server.connection.isConnected()).isTrue();
    return this;
  }

  /// Sends application data, and whatever it sets off.
  Pair send(Side sender, Bytes data) {
    carry(end(sender), end(sender).write(data));
    return run();
  }

  /// Sends data both ways and finds it at the other end.
  void exchange() {
    for (Side side : Side.values()) {
      Bytes data = Bytes.owning(("from the " + side).getBytes(StandardCharsets.UTF_8));
      Bytes before = end(side.peer()).received();
      send(side, data);
      assertThat(end(side.peer()).received()).isEqualTo(Bytes.concat(before, data));
    }
  }

  /// All records so far.
  List<Sent> log() {
    return log;
  }

  List<Bytes> sentBy(Side side) {
    return log.stream().filter(sent -> sent.sender() == side).map(Sent::record).toList();
  }

  private boolean carry(Endpoint sender, List<Bytes> records) {
    Endpoint receiver = end(sender.side().peer());
    for (Bytes record : records) {
      log.add(new Sent(sender.side(), record));
      for (Bytes arriving : relay.pass(sender.side(), record)) {
        try {
          receiver.receive(arriving);
        } catch (TlsException _) {
          // The receiver keeps it: a test asks it for its failure.
        }
      }
    }
    return !records.isEmpty();
  }
}
