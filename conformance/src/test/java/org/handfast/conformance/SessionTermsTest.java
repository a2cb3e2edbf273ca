package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A session is resumed under the terms that it was made under, or not at all: whoever was allowed
/// something then is not allowed it for ever, nor by somebody else.
@DisplayName(
    "Row 28: no resumption on other terms (CVE-2025-68121, CVE-2025-23419, CVE-2018-3180,"
        + " CVE-2026-34873)")
class SessionTermsTest {
  private final AtomicLong millis =
      new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
  private final AtomicLong trust = new AtomicLong();
  private final Resumption shared = Resumption.ownKeys(TestCrypto.PROVIDER);

  @Test
  @DisplayName("Row 29: tickets of one connection have nothing in common (CVE-2022-30629)")
  void ticketsAreUnlinkable() throws TlsException {
    Set<Long> ages = new HashSet<>();
    long ones = 0;
    long zeros = 0;
    for (int i = 0; i < 50; i++) {
      RawClient client = PskSituations.rawClient(server(one -> one));
      client.handshake(
          RawClient.with(
              client.hello(), new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE))));
      List<NewSessionTicket> tickets =
          client.heard().stream()
              .filter(NewSessionTicket.class::isInstance)
              .map(NewSessionTicket.class::cast)
              .toList();
      assertThat(tickets).hasSize(2).doesNotHaveDuplicates();
      assertThat(tickets).extracting(NewSessionTicket::ticketNonce).doesNotHaveDuplicates();
      for (NewSessionTicket ticket : tickets) {
        assertThat(ages.add(ticket.ticketAgeAdd())).isTrue();
        ones |= ticket.ticketAgeAdd();
        zeros |= ~ticket.ticketAgeAdd();
      }
    }
    assertThat(ones).isEqualTo(0xFFFF_FFFFL);
    assertThat(zeros & 0xFFFF_FFFFL).isEqualTo(0xFFFF_FFFFL);
  }

  /// What a server is from one connection to the next; the ticket keys stay the same.
  record Change(
      UnaryOperator<ServerConfig.Builder> before, UnaryOperator<ServerConfig.Builder> after) {}

  static Stream<Named<Change>> changes() {
    return Stream.of(
        change("the policy", server -> server, server -> server.policy(renamed())),
        change(
            "the application protocols",
            server ->
                server.applicationProtocols(ApplicationProtocolChooser.firstOf(List.of("h2"))),
            server ->
                server.applicationProtocols(
                    ApplicationProtocolChooser.firstOf(List.of("h2", "http/1.1")))),
        change("that clients are asked", server -> server, server -> asking(server, 0)),
        change(
            "that clients need a certificate",
            server -> asking(server, 0),
            server -> server.clientAuthentication(ClientAuthentication.NEED, generation(0))),
        change("who is trusted", server -> asking(server, 0), server -> asking(server, 1)),
        change(
            "which authorities are named",
            server -> asking(server, 0),
            server -> asking(server, 0).authorities(List.of(Bytes.fromHex("3000")))),
        change(
            "the ticket keys",
            server -> server,
            server -> server.resumption(Resumption.ownKeys(TestCrypto.PROVIDER))));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aServerThatHasChangedResumesNothing(Change change) {
    ClientConfig client =
        client(
            one -> one.identifiedBy(Identity.CLIENT.source()).applicationProtocols(List.of("h2")));
    ServerConfig before = server(change.before());
    connect(client, before);
    assertThat(connect(client, before).server.connection.negotiated().isResumed()).isTrue();
    Pair other = connect(client, server(change.after()));
    assertThat(other.server.connection.negotiated().isResumed()).isFalse();
    assertThat(other.client.connection.negotiated().isResumed()).isFalse();
  }

  @Test
  void aServerForgetsATicketThatHasExpired() throws TlsException {
    RawClient client = PskSituations.returning(server(one -> one));
    millis.addAndGet(Resumption.DEFAULT_LIFETIME.toMillis());
    requireFullHandshake(client);
  }

  @Test
  void aKeyIsOfOneHash() throws TlsException {
    RawClient client = PskSituations.returning(server(one -> one));
    client.suite =
        CipherSuites.working(CipherSuite.TLS_AES_256_GCM_SHA384, TestCrypto.PROVIDER).orElseThrow();
    requireFullHandshake(client);
  }

  @Test
  void aClientOffersNoSessionOfAnotherName() {
    ClientConfig client = client(one -> one.anonymous());
    connect(client, server(one -> one));
    assertThat(offers(client, "server.example")).isTrue();
    connect(client, server(one -> one));
    assertThat(offers(client, "other.example")).isFalse();
  }

  @Test
  void aClientOffersNoSessionFromBeforeItsTrustChanged() {
    ClientConfig client = client(one -> one.anonymous());
    connect(client, server(one -> one));
    trust.incrementAndGet();
    assertThat(offers(client, "server.example")).isFalse();
  }

  @Test
  void aClientOffersNoSessionOfAServerWhoseCertificateHasExpired() {
    Instant end = Identity.SERVER.certificate().getNotAfter().toInstant();
    millis.set(end.minus(Duration.ofMinutes(2)).toEpochMilli());
    ClientConfig client = client(one -> one.anonymous());
    connect(client, server(one -> one));
    millis.addAndGet(60_000);
    assertThat(offers(client, "server.example")).isTrue();
    millis.addAndGet(61_000);
    assertThat(offers(client, "server.example")).isFalse();
  }

  @Test
  void aTicketEndsWithTheCertificateOfTheClient() throws TlsException {
    Instant end = Identity.CLIENT.certificate().getNotAfter().toInstant();
    millis.set(end.minus(Duration.ofMinutes(2)).toEpochMilli());
    RawClient client = PskSituations.rawClient(server(one -> asking(one, 0)));
    client.sendHello(
        RawClient.with(
            client.hello(), new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE))));
    client.send(client.certificate(Identity.CLIENT));
    client.send(client.certificateVerify(Identity.CLIENT));
    client.sendFinished();
    client.collect();
    assertThat(client.heard(NewSessionTicket.class).ticketLifetime()).isEqualTo(120);
  }

  @Test
  void aTicketLivesForAWeekAtMostWhateverTheServerSays() throws TlsException {
    ClientConfig client = client(one -> one.anonymous());
    for (boolean late : new boolean[] {false, true}) {
      RawServer server = PskSituations.rawServer(client).handshake();
      server.send(
          new NewSessionTicket(
              Duration.ofDays(30).toSeconds(),
              1,
              Bytes.EMPTY,
              Bytes.of((byte) 1),
              Extensions.NONE));
      assertThat(server.opposite.connection.failure()).isEmpty();
      millis.addAndGet(Duration.ofDays(7).minusSeconds(late ? 0 : 1).toMillis());
      assertThat(offers(client, "server.example")).isEqualTo(!late);
    }
  }

  private ClientConfig client(Function<ClientConfig.Identified, ClientConfig.Builder> choices) {
    return choices
        .apply(Tls13.client(TestCrypto.PROVIDER).trusting(generation(trust)))
        .clock(() -> Instant.ofEpochMilli(millis.get()))
        .build();
  }

  private ServerConfig server(UnaryOperator<ServerConfig.Builder> choices) {
    return choices
        .apply(Pair.server(TestCrypto.PROVIDER).resumption(shared))
        .clock(() -> Instant.ofEpochMilli(millis.get()))
        .build();
  }

  private static ServerConfig.Builder asking(ServerConfig.Builder server, long generation) {
    return server.clientAuthentication(ClientAuthentication.WANT, generation(generation));
  }

  private static Policy renamed() {
    Policy usual = Tls13.POLICY;
    return new Policy(
        "another",
        usual.versions(),
        usual.suites(),
        usual.groups(),
        usual.signatureSchemes(),
        usual.certificateSchemes(),
        usual.pskModes(),
        usual.extendedMasterSecret(),
        usual.encryptThenMac());
  }

  private static PeerVerifier generation(long number) {
    return generation(new AtomicLong(number));
  }

  private static PeerVerifier generation(AtomicLong number) {
    return new PeerVerifier() {
      @Override
      public VerifiedPeer verify(PresentedChain presented) throws UntrustedPeer {
        return Identity.TRUST.verify(presented);
      }

      @Override
      public long generation() {
        return number.get();
      }
    };
  }

  private static Named<Change> change(
      String what,
      UnaryOperator<ServerConfig.Builder> before,
      UnaryOperator<ServerConfig.Builder> after) {
    return Named.of(what, new Change(before, after));
  }

  private static Pair connect(ClientConfig client, ServerConfig server) {
    return new Pair(
            connection(client, "server.example"), TlsConnection.server(ConfigSource.always(server)))
        .handshake();
  }

  private static TlsConnection connection(ClientConfig client, String name) {
    return TlsConnection.client(client, Optional.of(name), Optional.of("server.example:443"));
  }

  private static boolean offers(ClientConfig client, String name) {
    return new RawServer(new Endpoint(connection(client, name)))
        .hello()
        .extensions()
        .contains(ExtensionType.PRE_SHARED_KEY);
  }

  private static void requireFullHandshake(RawClient client) throws TlsException {
    client.sendHello(client.pskHello());
    assertThat(client.heard(ServerHello.class).extensions().contains(ExtensionType.PRE_SHARED_KEY))
        .isFalse();
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
    assertThat(client.opposite.connection.negotiated().isResumed()).isFalse();
  }
}
