package org.handfast.conformance;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;

/// Connections that begin with a pre-shared key: one end is real, and the other has the key too.
final class PskSituations {
  /// A key that nobody has from a ticket.
  static final RawPsk SHARED = RawPsk.external("shared", BuffersTest.pattern(32));

  private PskSituations() {}

  /// The same key in the hands of a real end; for each test its own, since somebody may end it.
  static ExternalPsk shared() {
    return ExternalPsk.plain(
        SHARED.label().identity(), SHARED.key().toArray(), HashAlgorithm.SHA256);
  }

  static ClientConfig client(UnaryOperator<ClientConfig.Builder> choices) {
    return choices.apply(Pair.client(TestCrypto.PROVIDER)).build();
  }

  static ServerConfig server(UnaryOperator<ServerConfig.Builder> choices) {
    return choices.apply(Pair.server(TestCrypto.PROVIDER)).build();
  }

  /// Takes early data, and believes that each flight is the first.
  static ServerConfig.Builder trusting(ServerConfig.Builder server, int maxEarlyData) {
    EarlyDataAcceptance usual = EarlyDataAcceptance.guardedBy((_, _) -> true);
    return server.resumption(
        Resumption.ownKeys(TestCrypto.PROVIDER)
            .earlyData(new EarlyDataAcceptance(maxEarlyData, usual.freshness(), usual.register())));
  }

  /// A peer that has heard the hello of a client with this configuration.
  static RawServer rawServer(ClientConfig client) {
    return new RawServer(
        new Endpoint(
            TlsConnection.client(
                client, Optional.of("server.example"), Optional.of("server.example:443"))));
  }

  /// A peer that has said nothing yet to a server with this configuration.
  static RawClient rawClient(ServerConfig server) {
    return new RawClient(new Endpoint(TlsConnection.server(ConfigSource.always(server))));
  }

  /// A peer that has heard the hello of a client that comes back with its ticket, under early keys
  /// if the ticket allows early data and the client would send some.
  static RawServer returning(ClientConfig client, long maxEarlyData) throws TlsException {
    RawPsk ticket = rawServer(client).handshake().sendTicket(maxEarlyData);
    RawServer server = rawServer(client);
    server.psk = ticket;
    if (maxEarlyData > 0 && client.earlyData() == EarlyDataUse.WHERE_ALLOWED) {
      server.takeEarlyData();
    }
    return server;
  }

  /// The same of a client that sends early data.
  static RawServer returningEarly() throws TlsException {
    return returning(client(one -> one.earlyData(EarlyDataUse.WHERE_ALLOWED)), 1000);
  }

  /// A peer with a ticket of this server, which has said nothing yet to it again.
  static RawClient returning(ServerConfig server) throws TlsException {
    RawClient first = rawClient(server);
    first.sendHello(
        RawClient.with(
            first.hello(), new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE))));
    first.sendFinished();
    first.collect();
    RawClient again = rawClient(server);
    again.psks = List.of(first.ticket());
    return again;
  }

  /// A peer whose early data a server is waiting for.
  static RawClient sendingEarly(int maxEarlyData) throws TlsException {
    RawClient client = returning(server(one -> trusting(one, maxEarlyData)));
    client.sendHello(client.pskHello(new EarlyData()));
    return client;
  }

  /// A peer that has said nothing yet to a server with the shared key, and offers these.
  static RawClient withKey(UnaryOperator<ServerConfig.Builder> choices, RawPsk... keys) {
    RawClient client = rawClient(server(one -> choices.apply(one).externalPsks(knowing(shared()))));
    client.psks = List.of(keys);
    return client;
  }

  /// The same server with the shared key.
  static ServerConfig knowingShared(ServerConfig.Builder server) {
    return server.externalPsks(knowing(shared())).build();
  }

  private static ExternalPsks knowing(ExternalPsk key) {
    return ExternalPsks.of(List.of(key));
  }

  /// The same bytes, but for one bit.
  static Bytes flipped(Bytes bytes, int bit) {
    byte[] copy = bytes.toArray();
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return Bytes.owning(copy);
  }
}
