package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.handfast.engine.Side;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two versions side by side: the higher one is chosen, and whoever pushes the lower one is noticed
/// (RFC 9846 4.2.3, 4.3.1, RFC 7507).
class BothVersionsTest {
  private static final Policy BOTH = Policy.MODERN_2026;

  @Test
  void tls13IsChosenWhereBothHaveIt() {
    Pair pair = pair(BOTH, BOTH).handshake();
    pair.exchange();
    assertVersion(pair, ProtocolVersion.TLS_1_3);
  }

  @ParameterizedTest
  @EnumSource
  void tls12IsChosenWhereOneSideHasNothingElse(Side older) {
    Policy old = BOTH.withVersions(ProtocolVersion.TLS_1_2);
    Pair pair = older == Side.CLIENT ? pair(old, BOTH) : pair(BOTH, old);
    pair.handshake().exchange();
    assertVersion(pair, ProtocolVersion.TLS_1_2);
    assertThat(pair.client.connection.negotiated().hasExtendedMasterSecret()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void withoutACommonVersionNobodyConnects(Side older) {
    Policy old = BOTH.withVersions(ProtocolVersion.TLS_1_2);
    Pair pair = older == Side.CLIENT ? pair(old, Tls13.POLICY) : pair(Tls13.POLICY, old);
    pair.run();
    assertThat(pair.server.connection.failure().orElseThrow())
        .isInstanceOfSatisfying(
            PeerIncompatible.class,
            cause ->
                assertThat(cause.reason()).isEqualTo(PeerIncompatible.Reason.NO_COMMON_VERSION));
  }

  @Test
  void theDefaultPolicyNeedsForwardSecrecyAndABoundMasterSecret() {
    Pair pair = pair(BOTH.withVersions(ProtocolVersion.TLS_1_2), Policy.CLASSIC_2026).handshake();
    assertThat(new Suite12(pair.client.connection.negotiated().suite().orElseThrow()).kind())
        .isEqualTo(Suite12.Kind.GCM);
    assertThat(Policy.MODERN_2026.suites())
        .allMatch(
            suite ->
                suite.isTls13()
                    || (new Suite12(suite).isEphemeral() && new Suite12(suite).macLength() == 0));
  }

  @Test
  @DisplayName("Row 9: the server marks a downgraded connection, and the client knows the mark")
  void aServerOfBothVersionsSaysThatItCouldDoBetter() throws TlsException {
    RawClient12 client = Tls12.rawClient(server -> server.policy(Policy.CLASSIC_2026));
    client.handshake();
    assertThat(client.heard(ServerHello.class).random().endsWith(Random.DOWNGRADE_TO_TLS_1_2))
        .isTrue();
    RawClient12 old = Tls12.rawClient();
    old.handshake();
    assertThat(old.heard(ServerHello.class).random().endsWith(Random.DOWNGRADE_TO_TLS_1_2))
        .isFalse();
  }

  @Test
  void aServerThatHasNoSuiteOfTls13CouldNotDoBetterAndDoesNotSaySo() {
    Policy withoutSuites =
        BOTH.withSuites(BOTH.suites().stream().filter(suite -> !suite.isTls13()).toList());
    Pair pair = pair(BOTH, withoutSuites).handshake();
    assertVersion(pair, ProtocolVersion.TLS_1_2);
  }

  @Test
  @DisplayName("Row 9: a hello from which TLS 1.3 was taken is answered with the mark")
  void aHelloThatSomebodyCutIsNoticedByTheClient() {
    Pair pair = pair(BOTH, BOTH);
    pair.relayedBy(
        (sender, record) ->
            sender == Side.CLIENT && record.at(5) == 1
                ? List.of(withoutVersions(record))
                : List.of(record));
    pair.run();
    assertThat(pair.client.connection.failure().orElseThrow())
        .hasMessageContaining(HelloViolation.DOWNGRADE.deed());
    assertThat(pair.server.connection.isConnected()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"444F574E47524401", "444F574E47524400"})
  void theMarksAreKnown(String mark) {
    RawServer12 server = Tls12.rawServer(client -> client.policy(BOTH));
    ServerHello right = server.serverHello();
    server
        .refusal(() -> server.sendHello(marked(right, Bytes.fromHex(mark))))
        .require(HelloViolation.DOWNGRADE);
  }

  @Test
  void aClientOfTls12AloneMindsOnlyTheLowerMark() throws TlsException {
    RawServer12 old = Tls12.rawServer();
    ServerHello right = old.serverHello();
    old.refusal(() -> old.sendHello(marked(right, Random.DOWNGRADE_BELOW_TLS_1_2)))
        .require(HelloViolation.DOWNGRADE);
    RawServer12 server = Tls12.rawServer();
    ServerHello downgraded = marked(server.serverHello(), Random.DOWNGRADE_TO_TLS_1_2);
    server.serverRandom = downgraded.random().bytes();
    server.sendHello(downgraded);
    server.send(server.certificate(server.suite.identity()));
    server.end();
    server.finish();
    Tls12HandshakeTest.assertTalks(server);
  }

  @Test
  void aClientThatFellBackWithoutNeedIsStopped() throws TlsException {
    // RFC 7507 3.
    RawClient12 client = Tls12.rawClient(server -> server.policy(Policy.CLASSIC_2026));
    client
        .refusal(() -> client.sendHello(Tls12Scenarios.fallback(client.hello())))
        .require(Tls12Violation.INAPPROPRIATE_FALLBACK);
    RawClient12 needed = Tls12.rawClient();
    needed.handshake(Tls12Scenarios.fallback(needed.hello()));
    Tls12HandshakeTest.assertTalks(needed);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0002, 0x0200, 0x0300, 0x0301, 0x0302})
  void olderVersionsAreRefused(int version) {
    for (Policy policy : List.of(Policy.CLASSIC_2026, Tls12.POLICY)) {
      RawClient12 client = Tls12.rawClient(server -> server.policy(policy));
      RawPeer.Refusal refusal =
          client.refusal(() -> client.sendHello(HelloScenarios.legacy(client.hello(), version)));
      assertThat(refusal.alert()).isEqualTo(AlertDescription.PROTOCOL_VERSION);
      assertThat(((PeerIncompatible) refusal.cause()).reason())
          .isEqualTo(PeerIncompatible.Reason.NO_COMMON_VERSION);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0300, 0x0301, 0x0302, 0x0304, 0x0400})
  void aServersOtherVersionIsRefused(int version) {
    for (Policy policy : List.of(Policy.CLASSIC_2026, Tls12.POLICY)) {
      RawServer12 server = Tls12.rawServer(client -> client.policy(policy));
      ServerHello right = server.serverHello();
      RawPeer.Refusal refusal =
          server.refusal(
              () ->
                  server.sendHello(
                      new ServerHello(
                          new ProtocolVersion(version),
                          right.random(),
                          right.legacySessionIdEcho(),
                          right.cipherSuite(),
                          right.extensions())));
      assertThat(refusal.alert()).isEqualTo(AlertDescription.PROTOCOL_VERSION);
    }
  }

  @Test
  void aHigherVersionThanAnyIsAnsweredWithTls12() throws TlsException {
    // RFC 5246 E.1: without the extension the field is all that a client says.
    for (int version : List.of(0x0303, 0x0304, 0x0399, 0x7f00)) {
      RawClient12 client = Tls12.rawClient();
      client.sendHello(HelloScenarios.legacy(client.hello(), version));
      assertThat(client.heard(ServerHello.class).legacyVersion())
          .isEqualTo(ProtocolVersion.TLS_1_2);
    }
  }

  @Test
  void theFormatOfSsl2IsNotRead() {
    // A CLIENT-HELLO as RFC 6101 E has it.
    Bytes hello = Bytes.fromHex("802e 0100 0200 1500 0000 1001 0080 0700 c003 0080 0600 4002");
    for (Policy policy : List.of(Policy.CLASSIC_2026, Tls12.POLICY)) {
      RawClient12 client = Tls12.rawClient(server -> server.policy(policy));
      RawPeer.Refusal refusal = client.refusal(() -> client.deliver(hello));
      assertThat(client.opposite.connection.isConnected()).isFalse();
      assertThat(refusal.said()).hasSizeLessThanOrEqualTo(1);
    }
  }

  private static Pair pair(Policy client, Policy server) {
    UnaryOperator<ClientConfig.Builder> one = builder -> builder.policy(client);
    UnaryOperator<ServerConfig.Builder> other = builder -> builder.policy(server);
    return Tls12.pair(one, other);
  }

  private static void assertVersion(Pair pair, ProtocolVersion version) {
    for (Side side : Side.values()) {
      assertThat(pair.end(side).connection.negotiated().version()).contains(version);
    }
  }

  private static ServerHello marked(ServerHello hello, Bytes mark) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random().endingWith(mark),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        hello.extensions());
  }

  private static Bytes withoutVersions(Bytes record) {
    ClientHello hello = hello(record);
    assertThat(hello.extensions().find(SupportedVersions.class)).isPresent();
    return RecordCipher.plain(
        ContentType.HANDSHAKE,
        HandshakeCodec.encode(RawClient.without(hello, ExtensionType.SUPPORTED_VERSIONS)));
  }

  private static ClientHello hello(Bytes record) {
    try {
      return (ClientHello) HandshakeCodec.decode(record.slice(RecordCipher.HEADER));
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }
}
