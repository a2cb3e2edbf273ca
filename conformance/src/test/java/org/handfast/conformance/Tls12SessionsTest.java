package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.BinderKind;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.session.ClientSessionCache;
import org.handfast.engine.session.ServerSessionCache;
import org.handfast.engine.session.StoredTickets;
import org.handfast.engine.session.Tickets;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.OfferedTicket;
import org.handfast.protocol.extension.PskIdentity;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.NewSessionTicket;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Sessions of TLS 1.2 that go on (RFC 5246 7.3, RFC 5077, RFC 7627 5.3).
class Tls12SessionsTest {

  /// How a server lets a client come back.
  enum Way {
    SEALED_TICKET,
    STORED_TICKET,
    SESSION_ID;

    Resumption resumption() {
      return switch (this) {
        case SEALED_TICKET -> Resumption.ownKeys(TestCrypto.PROVIDER);
        case STORED_TICKET -> Resumption.with(new StoredTickets(10, TestCrypto.PROVIDER.random()));
        case SESSION_ID ->
            Resumption.with(Tickets.none())
                .perConnection(0)
                .sessions(new ServerSessionCache(TestCrypto.PROVIDER.random()));
      };
    }
  }

  /// Two configurations under one clock that the test turns.
  private static final class World {
    private final AtomicLong millis =
        new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
    private final Resumption resumption;
    private final ClientConfig client;
    private UnaryOperator<ServerConfig.Builder> server = UnaryOperator.identity();

    World(Way way) {
      this(way, Tls12.client());
    }

    World(Way way, ClientConfig.Builder client) {
      this.resumption = way.resumption();
      this.client = client.clock(this::now).build();
    }

    Pair connect() {
      ServerConfig other =
          server.apply(Tls12.server()).resumption(resumption).clock(this::now).build();
      return new Pair(
          TlsConnection.client(client, Optional.of("server.example"), Optional.of("a peer")),
          TlsConnection.server(ConfigSource.always(other)));
    }

    boolean resumes() {
      Pair pair = connect().handshake();
      pair.exchange();
      boolean resumed = pair.client.connection.negotiated().isResumed();
      assertThat(pair.server.connection.negotiated().isResumed()).isEqualTo(resumed);
      return resumed;
    }

    void pass(Duration time) {
      millis.addAndGet(time.toMillis());
    }

    private Instant now() {
      return Instant.ofEpochMilli(millis.get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSecondConnectionGoesOnFromTheFirst(Way way) {
    World world = new World(way);
    Pair first = world.connect().handshake();
    assertThat(first.client.connection.negotiated().isResumed()).isFalse();
    for (int i = 0; i < 3; i++) {
      Pair next = world.connect().handshake();
      next.exchange();
      for (Side side : Side.values()) {
        assertThat(next.end(side).connection.negotiated().isResumed()).isTrue();
        assertThat(next.end(side).connection.negotiated().suite())
            .isEqualTo(first.end(side).connection.negotiated().suite());
      }
      assertThat(next.client.connection.negotiated().peer())
          .isEqualTo(first.client.connection.negotiated().peer());
    }
  }

  static Stream<CipherSuite> suites() {
    return Tls12.POLICY.suites().stream();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everySuiteGoesOn(CipherSuite suite) throws TlsException {
    for (Way way : List.of(Way.SEALED_TICKET, Way.SESSION_ID)) {
      Resumption kept = way.resumption();
      Session12 session = session(client -> client.suite = new Suite12(suite), way, kept);
      RawClient12 again = rawClient(kept);
      again.suite = new Suite12(suite);
      again.session = session;
      again.handshake();
      assertThat(again.isResumed()).isTrue();
      Tls12HandshakeTest.assertTalks(again);

      ClientConfig config = Tls12.client().build();
      RawServer12 server = Tls12Scenarios.rawServer(config);
      server.suite = new Suite12(suite);
      server.promisesTicket = way == Way.SEALED_TICKET;
      server.sessionId = way == Way.SESSION_ID ? RawPeer.bytes("an id") : Bytes.EMPTY;
      Session12 theirs = server.handshake().kept();
      RawServer12 next = Tls12Scenarios.rawServer(config);
      next.session = theirs;
      Tls12HandshakeTest.assertTalks(next.handshake());
      assertThat(next.opposite.connection.negotiated().isResumed()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoTheClientIsGoesOnToo(Way way) {
    World world = new World(way, Tls12.client(Identity.CLIENT.source()));
    world.server = one -> one.clientAuthentication(ClientAuthentication.NEED, Identity.TRUST);
    assertThat(world.resumes()).isFalse();
    Pair next = world.connect().handshake();
    assertThat(next.server.connection.negotiated().isResumed()).isTrue();
    assertThat(next.server.connection.negotiated().peer().orElseThrow().chain())
        .containsExactly(Identity.CLIENT.certificate());
  }

  /// Something that a server changes, and with it what a session was bound to.
  static Stream<UnaryOperator<ServerConfig.Builder>> changes() {
    return Stream.of(
        one -> one.clientAuthentication(ClientAuthentication.NEED, Identity.TRUST),
        one ->
            one.policy(
                Tls12.POLICY.withSuites(
                    List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384))),
        one -> one.policy(Tls12.POLICY.withExtendedMasterSecret(ExtendedMasterSecretUse.NEVER)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void underOtherTermsTheHandshakeIsAFullOne(UnaryOperator<ServerConfig.Builder> change) {
    for (Way way : Way.values()) {
      World world = new World(way, Tls12.client(Identity.CLIENT.source()));
      assertThat(world.resumes()).isFalse();
      world.server = change;
      assertThat(world.resumes()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSessionEnds(Way way) {
    World world = new World(way);
    world.resumes();
    // A client that was not told how long an id lives gives it two hours.
    world.pass(Duration.ofHours(1));
    assertThat(world.resumes()).isTrue();
    world.pass(Duration.ofHours(25));
    assertThat(world.resumes()).isFalse();
  }

  @Test
  void renewedTicketsDoNotLastAnyLonger() {
    World world = new World(Way.SEALED_TICKET);
    world.resumes();
    for (int i = 0; i < 3; i++) {
      world.pass(Duration.ofHours(7));
      assertThat(world.resumes()).isTrue();
    }
    world.pass(Duration.ofHours(4));
    assertThat(world.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SEALED_TICKET", "SESSION_ID"})
  void theVerySuiteMustBeOfferedAgain(Way way) throws TlsException {
    Resumption kept = way.resumption();
    Session12 session = session(_ -> {}, way, kept);
    RawClient12 again = rawClient(kept);
    again.session = session;
    again.suite = new Suite12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384);
    Tls12HandshakeTest.assertTalks(again.handshake());
    assertThat(again.isResumed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SEALED_TICKET", "SESSION_ID"})
  void anotherNameMakesAFullHandshake(Way way) throws TlsException {
    Resumption kept = way.resumption();
    Session12 session = session(_ -> {}, way, kept);
    RawClient12 again = rawClient(kept);
    again.session = session;
    again.handshake(RawClient.with(again.hello(), ServerName.of("other.example")));
    assertThat(again.isResumed()).isFalse();
    Tls12HandshakeTest.assertTalks(again);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEALED_TICKET", "SESSION_ID"})
  void nobodyGoesOnWithoutTheMasterSecret(Way way) throws TlsException {
    Resumption kept = way.resumption();
    Session12 session = session(_ -> {}, way, kept);
    RawClient12 thief = rawClient(kept);
    thief.session = session;
    thief.sendHello();
    assertThat(thief.isResumed()).isTrue();
    thief.keys =
        new Keys12(thief.suite, Bytes.owning(new byte[48]), thief.clientRandom, thief.serverRandom);
    thief.sendChange();
    RawPeer.Refusal refusal = refusalWithoutReading(thief, thief::sendFinished);
    assertThat(refusal.cause()).hasMessageContaining("does not open");
    assertThat(thief.opposite.connection.isConnected()).isFalse();
  }

  // RFC 5077 3.3, RFC 5246 7.4.1.3: names that nobody knows.
  @ParameterizedTest
  @EnumSource(names = {"SEALED_TICKET", "SESSION_ID"})
  void anUnknownNameMakesAFullHandshake(Way way) throws TlsException {
    Resumption kept = way.resumption();
    Session12 session = session(_ -> {}, way, kept);
    byte[] name = session.name().toArray();
    List<Bytes> others = new ArrayList<>(List.of(Bytes.of((byte) 1)));
    for (int at = 0; at < name.length; at += 5) {
      byte[] spoiled = name.clone();
      spoiled[at] ^= 1;
      others.add(Bytes.owning(spoiled));
    }
    others.add(session.name().slice(1));
    for (Bytes other : others) {
      RawClient12 again = rawClient(kept);
      again.session = session.withName(other);
      again.handshake();
      assertThat(again.isResumed()).isFalse();
      Tls12HandshakeTest.assertTalks(again);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SEALED_TICKET", "SESSION_ID"})
  void aBoundMasterSecretIsNotResumedUnbound(Way way) throws TlsException {
    // RFC 7627 5.3: somebody may have been at the hello.
    Resumption kept = way.resumption();
    Session12 bound = session(_ -> {}, way, kept);
    RawClient12 again = rawClient(kept);
    again.session = bound;
    again.extended = false;
    again.refusal(again::sendHello).require(Tls12Violation.EXTENDED_MASTER_SECRET_CHANGED);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEALED_TICKET", "SESSION_ID"})
  void anUnboundMasterSecretGivesWayToABetterOne(Way way) throws TlsException {
    Resumption kept = way.resumption();
    Session12 unbound = session(client -> client.extended = false, way, kept);
    assertThat(unbound.extended()).isFalse();
    RawClient12 better = rawClient(kept);
    better.session = unbound;
    better.handshake();
    assertThat(better.isResumed()).isFalse();
    RawClient12 same = rawClient(kept);
    same.session = unbound;
    same.extended = false;
    same.handshake();
    assertThat(same.isResumed()).isTrue();
  }

  @Test
  void aServerThatGivesATicketGivesNoIdBesideIt() throws TlsException {
    // RFC 5077 3.4.
    RawClient12 client = rawClient(Way.SEALED_TICKET.resumption());
    client.takesTickets = true;
    client.handshake();
    ServerHello hello = client.heard(ServerHello.class);
    assertThat(hello.legacySessionIdEcho()).isEqualTo(Bytes.EMPTY);
    assertThat(hello.extensions().contains(ExtensionType.SESSION_TICKET)).isTrue();
    assertThat(client.heard(NewSessionTicket.class).lifetimeHint()).isBetween(86_390L, 86_400L);
  }

  @Test
  void aServerThatKeepsNothingSaysSo() throws TlsException {
    RawClient12 client = rawClient(Resumption.none());
    client.takesTickets = true;
    client.handshake();
    ServerHello hello = client.heard(ServerHello.class);
    assertThat(hello.legacySessionIdEcho()).isEqualTo(Bytes.EMPTY);
    assertThat(hello.extensions().contains(ExtensionType.SESSION_TICKET)).isFalse();
    assertThat(client.hasHeard(NewSessionTicket.class)).isFalse();
  }

  @Test
  void anEmptyTicketTakesThePromiseBack() throws TlsException {
    ClientConfig config = Tls12.client().build();
    RawServer12 server = Tls12Scenarios.rawServer(config);
    server.promisesTicket = true;
    server.begin();
    server.end();
    server.send(new NewSessionTicket(0, Bytes.EMPTY));
    server.sendChange();
    server.sendFinished();
    Tls12HandshakeTest.assertTalks(server);
    assertThat(ticketOf(Tls12Scenarios.rawServer(config).hello())).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void nothingIsKeptOfAFailedHandshake() throws TlsException {
    ClientConfig config = Tls12.client().build();
    for (boolean ticket : List.of(true, false)) {
      RawServer12 server = Tls12Scenarios.rawServer(config);
      server.promisesTicket = ticket;
      server.sessionId = ticket ? Bytes.EMPTY : RawPeer.bytes("an id");
      server.begin();
      server.end();
      if (ticket) {
        server.send(server.ticket());
      }
      server.sendChange();
      server.say(server.ticket());
      assertThat(server.refusal(server::sendFinished).alert())
          .isEqualTo(AlertDescription.DECRYPT_ERROR);
      ClientHello next = Tls12Scenarios.rawServer(config).hello();
      assertThat(ticketOf(next)).isEqualTo(Bytes.EMPTY);
      assertThat(next.legacySessionId()).isNotEqualTo(RawPeer.bytes("an id"));
    }
  }

  @Test
  void aServerKeepsNothingOfAFailedHandshake() throws TlsException {
    Resumption kept = Way.SESSION_ID.resumption();
    RawClient12 client = rawClient(kept);
    client.sendHello();
    Bytes id = client.heard(ServerHello.class).legacySessionIdEcho();
    assertThat(id.isEmpty()).isFalse();
    client.sendKeyExchange();
    client.sendChange();
    client.say(client.hello());
    assertThat(client.refusal(client::sendFinished).alert())
        .isEqualTo(AlertDescription.DECRYPT_ERROR);
    assertThat(kept.sessions().find(id)).isEmpty();
  }

  @Test
  void aSessionEndsWithTheConnectionThatFailed() throws TlsException {
    // RFC 5246 7.2.2: a fatal alert makes it unusable.
    Resumption kept = Way.SESSION_ID.resumption();
    RawClient12 client = rawClient(kept).handshake();
    Bytes id = client.heard(ServerHello.class).legacySessionIdEcho();
    assertThat(kept.sessions().find(id)).isPresent();
    client.refusal(() -> client.send(client.certificate()));
    assertThat(kept.sessions().find(id)).isEmpty();
  }

  @Test
  void whoOnlyNamesASessionDoesNotEndIt() throws TlsException {
    // The id goes over the network for everybody to read.
    Resumption kept = Way.SESSION_ID.resumption();
    Session12 session = session(_ -> {}, Way.SESSION_ID, kept);
    RawClient12 thief = rawClient(kept);
    thief.session = session;
    thief.sendHello();
    assertThat(thief.isResumed()).isTrue();
    thief.refusal(() -> thief.send(thief.certificate()));
    assertThat(kept.sessions().find(session.name())).isPresent();
    RawClient12 owner = rawClient(kept);
    owner.session = session;
    owner.handshake();
    assertThat(owner.isResumed()).isTrue();
    owner.refusal(() -> owner.send(owner.certificate()));
    assertThat(kept.sessions().find(session.name())).isEmpty();
  }

  @Test
  void aTicketOfOneVersionIsNoneOfTheOther() throws TlsException {
    // 48 bytes are a master secret, and as long as a pre-shared key under SHA-384.
    Resumption shared = Resumption.ownKeys(TestCrypto.PROVIDER);
    Policy both = Policy.CLASSIC_2026;
    Session12 session =
        session(
            client ->
                client.suite = new Suite12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384),
            Way.SEALED_TICKET,
            shared);
    RawClient tls13 = Situations.rawClient(one -> one.policy(both).resumption(shared));
    tls13.suite =
        CipherSuites.working(CipherSuite.TLS_AES_256_GCM_SHA384, TestCrypto.PROVIDER).orElseThrow();
    tls13.psks =
        List.of(
            new RawPsk(
                new PskIdentity(session.name(), 0), session.master(), BinderKind.RESUMPTION));
    tls13.handshake(tls13.pskHello());
    assertThat(tls13.opposite.connection.isConnected()).isTrue();
    assertThat(tls13.opposite.connection.negotiated().isResumed()).isFalse();

    RawClient other = Situations.rawClient(one -> one.policy(both).resumption(shared));
    other.suite = tls13.suite;
    other.handshake(
        RawClient.with(
            other.hello(), new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE))));
    RawPsk ticket = other.ticket();
    for (CipherSuite suite :
        List.of(
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)) {
      RawClient12 tls12 = rawClient(shared);
      tls12.suite = new Suite12(suite);
      tls12.session =
          new Session12(
              ticket.label().identity(), Session12.Label.TICKET, tls12.suite, ticket.key(), true);
      tls12.handshake();
      assertThat(tls12.isResumed()).isFalse();
      Tls12HandshakeTest.assertTalks(tls12);
    }
  }

  @Test
  void aClientKeepsItsSessionsOfBothVersionsApart() {
    ClientSessionCache sessions = new ClientSessionCache();
    ClientConfig both = Tls12.client().policy(Policy.CLASSIC_2026).sessions(sessions).build();
    ServerConfig old = Tls12.server().build();
    ServerConfig all = Tls12.server().policy(Policy.CLASSIC_2026).build();
    for (ServerConfig server : List.of(old, all, old, all, all, old)) {
      Pair pair =
          new Pair(
              TlsConnection.client(both, Optional.of("server.example"), Optional.of("a peer")),
              TlsConnection.server(ConfigSource.always(server)));
      pair.handshake().exchange();
      assertThat(pair.client.connection.negotiated().version())
          .contains(server.equals(old) ? ProtocolVersion.TLS_1_2 : ProtocolVersion.TLS_1_3);
    }
  }

  private static Bytes ticketOf(ClientHello hello) {
    return hello.extensions().find(OfferedTicket.class).orElseThrow().ticket();
  }

  private static RawPeer.Refusal refusalWithoutReading(RawPeer12 peer, RawPeer.Attempt attempt) {
    try {
      attempt.make();
    } catch (TlsException e) {
      return new RawPeer.Refusal(e, List.of(), peer.opposite);
    }
    throw new AssertionError("the engine has refused nothing");
  }

  private static Session12 session(Consumer<RawClient12> choices, Way way, Resumption kept)
      throws TlsException {
    RawClient12 client = rawClient(kept);
    client.takesTickets = way != Way.SESSION_ID;
    choices.accept(client);
    return client.handshake().kept();
  }

  private static RawClient12 rawClient(Resumption kept) {
    return Tls12.rawClient(server -> server.resumption(kept));
  }
}
