package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.session.InMemoryStrikeRegister;
import org.handfast.engine.session.StoredTickets;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// Connections that begin from an earlier one (RFC 9846 2.2, 2.3), or from a key known before.
class ResumptionTest {
  private static final Duration AFTER_THE_REFUSAL = Duration.ofMinutes(1);

  /// Two configurations under one clock that the test turns.
  private static final class World {
    final AtomicLong millis = new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
    ClientConfig client;
    ServerConfig server;

    World(UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> server) {
      this.client =
          client
              .apply(
                  Pair.client(TestCrypto.PROVIDER).clock(() -> Instant.ofEpochMilli(millis.get())))
              .build();
      this.server = serve(server);
    }

    ServerConfig serve(UnaryOperator<ServerConfig.Builder> server) {
      return server
          .apply(Pair.server(TestCrypto.PROVIDER).clock(() -> Instant.ofEpochMilli(millis.get())))
          .build();
    }

    Pair pair() {
      return pair("server.example");
    }

    Pair pair(String name) {
      return new Pair(
          TlsConnection.client(client, Optional.of(name), Optional.of("server.example:443")),
          TlsConnection.server(ConfigSource.always(server)));
    }

    Pair connect() {
      return pair().handshake();
    }

    void pass(Duration time) {
      millis.addAndGet(time.toMillis());
    }

    static World plain() {
      return new World(UnaryOperator.identity(), UnaryOperator.identity());
    }

    static World withEarlyData() {
      InMemoryStrikeRegister[] register = new InMemoryStrikeRegister[1];
      World[] world = new World[1];
      long begin = System.nanoTime();
      register[0] =
          new InMemoryStrikeRegister(
              100, () -> world[0] == null ? begin : begin + world[0].millis.get() * 1_000_000);
      world[0] =
          new World(
              one -> one.earlyData(EarlyDataUse.WHERE_ALLOWED),
              one ->
                  one.resumption(
                      Resumption.ownKeys(TestCrypto.PROVIDER)
                          .earlyData(EarlyDataAcceptance.guardedBy(register[0]))));
      world[0].pass(AFTER_THE_REFUSAL);
      return world[0];
    }
  }

  @Test
  void theSecondConnectionResumesTheFirst() {
    World world = World.plain();
    assertThat(world.connect().client.connection.negotiated().isResumed()).isFalse();
    Pair second = world.connect();
    for (Endpoint end : List.of(second.client, second.server)) {
      assertThat(end.connection.negotiated().isResumed()).isTrue();
      assertThat(end.connection.negotiated().group()).contains(NamedGroup.X25519);
    }
    assertThat(second.client.connection.negotiated().peer()).isPresent();
    second.exchange();
  }

  @Test
  void storedTicketsWorkOnce() {
    World world =
        new World(
            UnaryOperator.identity(),
            one ->
                one.resumption(
                    Resumption.with(new StoredTickets(10, TestCrypto.PROVIDER.random()))));
    world.connect();
    Pair pair = world.pair();
    List<Bytes> flight = pair.client.flush();
    Endpoint replayed = new Endpoint(TlsConnection.server(ConfigSource.always(world.server)));
    for (Bytes record : flight) {
      receive(pair.server, record);
      receive(replayed, record);
    }
    pair.handshake();
    assertThat(pair.server.connection.negotiated().isResumed()).isTrue();
    assertThat(replayed.connection.negotiated().isResumed()).isFalse();
  }

  @Test
  void twoTicketsAreGivenAndEachIsUsedOnce() {
    World world = World.plain();
    world.connect();
    Set<Bytes> labels = new HashSet<>();
    for (int ticket = 1; ticket <= 2; ticket++) {
      // A connection that goes no further brings no new tickets.
      PreSharedKeys offered = hello(world.pair()).find(PreSharedKeys.class).orElseThrow();
      assertThat(offered.identities()).hasSize(1);
      labels.add(offered.identities().getFirst().identity());
    }
    assertThat(labels).hasSize(2);
    assertThat(hello(world.pair()).contains(ExtensionType.PRE_SHARED_KEY)).isFalse();
  }

  private static Extensions hello(Pair pair) {
    return new RawServer(pair.client).hello().extensions();
  }

  @Test
  void aSessionIsResumedAfterARetryToo() {
    World world =
        new World(UnaryOperator.identity(), one -> one.retryCookies(RetryCookies.INCLUDED));
    world.connect();
    Pair second = world.connect();
    assertThat(second.client.connection.negotiated().isRetried()).isTrue();
    assertThat(second.client.connection.negotiated().isResumed()).isTrue();
    second.exchange();
  }

  @Test
  void theClientsIdentityIsResumed() {
    World world =
        new World(
            UnaryOperator.identity(),
            one -> one.clientAuthentication(ClientAuthentication.NEED, Identity.TRUST));
    world.client =
        Tls13.client(TestCrypto.PROVIDER)
            .trusting(Identity.TRUST)
            .identifiedBy(Identity.CLIENT.source())
            .build();
    world.millis.set(System.currentTimeMillis());
    Pair first = world.connect();
    Pair second = world.connect();
    assertThat(second.server.connection.negotiated().isResumed()).isTrue();
    assertThat(second.server.connection.negotiated().peer())
        .isEqualTo(first.server.connection.negotiated().peer())
        .isPresent();
  }

  @Test
  void anExpiredTicketLeadsToAFullHandshake() {
    World world = World.plain();
    world.connect();
    world.pass(Resumption.DEFAULT_LIFETIME);
    assertThat(world.connect().client.connection.negotiated().isResumed()).isFalse();
  }

  @Test
  void aTicketOfAnotherNameLeadsToAFullHandshake() {
    World world = World.plain();
    world.connect();
    Pair other = world.pair("other.example").handshake();
    assertThat(other.client.connection.negotiated().isResumed()).isFalse();
  }

  @Test
  void aTicketOfAnotherPolicyOfTheSameNameLeadsToAFullHandshake() {
    Resumption shared = Resumption.ownKeys(TestCrypto.PROVIDER);
    World world = new World(UnaryOperator.identity(), one -> one.resumption(shared));
    world.connect();
    Policy other =
        Tls13.POLICY.withPskModes(
            List.of(PskKeyExchangeMode.PSK_DHE_KE, PskKeyExchangeMode.PSK_KE));
    world.server = world.serve(one -> one.resumption(shared).policy(other));
    assertThat(world.connect().server.connection.negotiated().isResumed()).isFalse();
  }

  @Test
  void aTicketOfAnotherClientPolicyLeadsToAFullHandshake() {
    Resumption shared = Resumption.ownKeys(TestCrypto.PROVIDER);
    World world = new World(UnaryOperator.identity(), one -> one.resumption(shared));
    world.connect();
    world.server =
        world.serve(
            one ->
                one.resumption(shared)
                    .clientAuthentication(ClientAuthentication.WANT, Identity.TRUST));
    assertThat(world.connect().server.connection.negotiated().isResumed()).isFalse();
  }

  @Test
  void aKeyAloneServesWhereBothSayso() {
    World world =
        new World(
            one -> one.policy(Tls13.POLICY.withPskModes(List.of(PskKeyExchangeMode.PSK_KE))),
            one ->
                one.policy(
                    Tls13.POLICY.withPskModes(
                        List.of(PskKeyExchangeMode.PSK_KE, PskKeyExchangeMode.PSK_DHE_KE))));
    world.connect();
    Pair second = world.connect();
    assertThat(second.client.connection.negotiated().isResumed()).isTrue();
    assertThat(second.client.connection.negotiated().group()).isEmpty();
    second.exchange();
  }

  @Test
  void anExternalKeyTakesThePlaceOfCertificates() {
    byte[] key = TestCrypto.PROVIDER.random().next(32).toArray();
    ExternalPsk.Roles roles = new ExternalPsk.Roles("bob", "alice");
    var sha256 = TestCrypto.PROVIDER.hash(HashAlgorithm.SHA256).orElseThrow();
    Bytes identity = Bytes.of((byte) 'b', (byte) 'o', (byte) 'b');
    ExternalPsk bobs = ExternalPsk.imported(identity, key, roles, HashAlgorithm.SHA256, sha256);
    ExternalPsk alices = ExternalPsk.imported(identity, key, roles, HashAlgorithm.SHA256, sha256);
    World world =
        new World(
            one -> one.externalPsks(List.of(bobs)),
            one -> one.externalPsks(ExternalPsks.of(List.of(alices))));
    Pair pair = world.connect();
    assertThat(pair.server.connection.negotiated().externalPsk()).contains(bobs.identity());
    assertThat(pair.client.connection.negotiated().externalPsk()).contains(bobs.identity());
    assertThat(pair.client.connection.negotiated().peer()).isEmpty();
    pair.exchange();
  }

  @Test
  void earlyDataArrivesWithTheFirstFlight() {
    World world = World.withEarlyData();
    world.connect();
    Pair pair = world.pair();
    Bytes data = Bytes.owning("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    sendEarly(pair, data);
    pair.handshake();
    assertThat(pair.client.connection.earlyData().status()).isEqualTo(EarlyDataStatus.ACCEPTED);
    assertThat(pair.server.connection.earlyData().status()).isEqualTo(EarlyDataStatus.ACCEPTED);
    assertThat(early(pair)).isEqualTo(data);
    pair.exchange();
  }

  @Test
  void aReplayedFirstFlightIsTakenOnce() {
    World world = World.withEarlyData();
    world.connect();
    Pair pair = world.pair();
    sendEarly(pair, Bytes.of((byte) 1));
    List<Bytes> flight = pair.sentBy(Side.CLIENT);
    int taken = 0;
    for (int i = 0; i < 100; i++) {
      Endpoint server = new Endpoint(TlsConnection.server(ConfigSource.always(world.server)));
      for (Bytes record : flight) {
        receive(server, record);
      }
      taken += server.connection.earlyData().available();
    }
    assertThat(pair.server.connection.earlyData().available() + taken).isEqualTo(1);
  }

  @Test
  void aStaleFirstFlightIsNotTaken() {
    World world = World.withEarlyData();
    world.connect();
    for (Duration jump : List.of(Duration.ofHours(1), Duration.ofSeconds(11))) {
      Pair pair = world.pair();
      List<Bytes> held = new ArrayList<>(pair.client.flush());
      held.addAll(earlyRecords(pair.client, Bytes.of((byte) 1)));
      world.pass(jump);
      for (Bytes record : held) {
        receive(pair.server, record);
      }
      pair.handshake();
      assertThat(pair.client.connection.earlyData().status()).isEqualTo(EarlyDataStatus.REJECTED);
      assertThat(pair.server.connection.earlyData().available()).isZero();
      assertThat(pair.server.connection.negotiated().isResumed()).isTrue();
      pair.exchange();
    }
  }

  @Test
  void earlyDataIsLostWithARetry() {
    World world = World.withEarlyData();
    world.connect();
    Resumption resumption = world.server.resumption();
    world.server =
        world.serve(one -> one.resumption(resumption).retryCookies(RetryCookies.INCLUDED));
    Pair pair = world.pair();
    sendEarly(pair, Bytes.of((byte) 1));
    pair.handshake();
    assertThat(pair.client.connection.earlyData().status()).isEqualTo(EarlyDataStatus.REJECTED);
    assertThat(pair.server.connection.earlyData().available()).isZero();
    assertThat(pair.client.connection.negotiated().isResumed()).isTrue();
    pair.exchange();
  }

  private static void receive(Endpoint end, Bytes record) {
    try {
      end.receive(record);
    } catch (TlsException e) {
      throw new AssertionError(e);
    }
  }

  private static void sendEarly(Pair pair, Bytes data) {
    List<Bytes> records = new ArrayList<>(pair.client.flush());
    records.addAll(earlyRecords(pair.client, data));
    for (Bytes record : records) {
      pair.log().add(new Pair.Sent(Side.CLIENT, record));
      receive(pair.server, record);
    }
  }

  private static List<Bytes> earlyRecords(Endpoint client, Bytes data) {
    List<Bytes> records = new ArrayList<>();
    ByteBuffer app = ByteBuffer.wrap(data.toArray());
    while (app.hasRemaining()) {
      ByteBuffer net = ByteBuffer.allocate(Endpoint.LARGEST_RECORD);
      client.connection.earlyData().write(app, net);
      assertThat(net.position()).isPositive();
      records.add(Bytes.copyOf(net.array(), 0, net.position()));
    }
    return records;
  }

  private static Bytes early(Pair pair) {
    ByteBuffer target = ByteBuffer.allocate(1 << 15);
    pair.server.connection.earlyData().read(target);
    return Bytes.copyOf(target.array(), 0, target.position());
  }
}
