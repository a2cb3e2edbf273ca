package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.config.EncryptThenMacUse;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.message.tls12.Certificate;
import org.handfast.protocol.message.tls12.CertificateRequest;
import org.handfast.protocol.message.tls12.ServerKeyExchange;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole handshakes of TLS 1.2, between two engines and with a peer that has its keys and records
/// straight from the JDK (RFC 5246 7.3).
class Tls12HandshakeTest {
  private static final Bytes DATA = RawPeer.bytes("some data");

  /// Every suite, with both orders of MAC and encryption where there are two, and with both ways to
  /// the master secret.
  static Stream<Arguments> suites() {
    return Tls12.POLICY.suites().stream()
        .flatMap(
            suite ->
                Stream.of(true, false)
                    .flatMap(
                        extended ->
                            Stream.of(true, false)
                                .filter(order -> !order || isCbc(suite))
                                .map(order -> Arguments.of(suite, extended, order))));
  }

  private static boolean isCbc(CipherSuite suite) {
    return new Suite12(suite).kind() == Suite12.Kind.CBC;
  }

  @Test
  void allSuitesOfTheClassicPolicyAreTried() {
    assertThat(suites().map(row -> row.get()[0]).distinct())
        .containsAll(
            Policy.CLASSIC_2026.suites().stream().filter(suite -> !suite.isTls13()).toList())
        .contains(CipherSuite.TLS_RSA_WITH_NULL_SHA256)
        .hasSize(21);
  }

  @ParameterizedTest(name = "{0}, extended master secret {1}, encrypt-then-MAC {2}")
  @MethodSource("suites")
  void twoEnginesConnect(CipherSuite suite, boolean extended, boolean encryptThenMac) {
    Policy policy = policy(suite, extended, encryptThenMac);
    Pair pair =
        Tls12.pair(client -> client.policy(policy), server -> server.policy(policy)).handshake();
    pair.exchange();
    for (Side side : Side.values()) {
      Negotiated negotiated = pair.end(side).connection.negotiated();
      assertThat(negotiated.version()).contains(ProtocolVersion.TLS_1_2);
      assertThat(negotiated.suite()).contains(suite);
      assertThat(negotiated.hasExtendedMasterSecret()).isEqualTo(extended);
      assertThat(negotiated.hasEncryptThenMac()).isEqualTo(encryptThenMac);
      assertThat(negotiated.group().isPresent()).isEqualTo(new Suite12(suite).isEphemeral());
      assertThat(negotiated.isResumed()).isFalse();
    }
    assertThat(pair.client.connection.negotiated().peer().orElseThrow().chain())
        .containsExactly(new Suite12(suite).identity().certificate());
    assertThat(pair.server.connection.negotiated().peer()).isEmpty();
  }

  @ParameterizedTest(name = "{0}, extended master secret {1}, encrypt-then-MAC {2}")
  @MethodSource("suites")
  void aClientAgreesWithTheTextbook(CipherSuite suite, boolean extended, boolean encryptThenMac)
      throws TlsException {
    RawServer12 server =
        Tls12.rawServer(client -> client.policy(policy(suite, extended, encryptThenMac)));
    server.suite = new Suite12(suite);
    server.handshake();
    assertThat(server.extended).isEqualTo(extended);
    assertThat(server.encryptThenMac).isEqualTo(encryptThenMac);
    assertTalks(server);
  }

  @ParameterizedTest(name = "{0}, extended master secret {1}, encrypt-then-MAC {2}")
  @MethodSource("suites")
  void aServerAgreesWithTheTextbook(CipherSuite suite, boolean extended, boolean encryptThenMac)
      throws TlsException {
    RawClient12 client =
        Tls12.rawClient(server -> server.policy(policy(suite, extended, encryptThenMac)));
    client.suite = new Suite12(suite);
    client.handshake();
    assertThat(client.suite.code()).isEqualTo(suite);
    assertThat(client.extended).isEqualTo(extended);
    assertThat(client.encryptThenMac).isEqualTo(encryptThenMac);
    assertTalks(client);
  }

  static Stream<CipherSuite> allSuites() {
    return Tls12.POLICY.suites().stream();
  }

  @ParameterizedTest
  @MethodSource("allSuites")
  void twoImplementationsOfTheAlgorithmsAgree(CipherSuite suite) {
    Policy policy = Tls12.POLICY.withSuites(List.of(suite));
    CryptoProvider shipped = JcaCryptoProvider.installed();
    for (Side side : Side.values()) {
      CryptoProvider clients = side == Side.CLIENT ? shipped : TestCrypto.PROVIDER;
      CryptoProvider servers = side == Side.SERVER ? shipped : TestCrypto.PROVIDER;
      CredentialSource own = Identity.SERVER.source().or(Identity.RSA.source());
      Pair pair =
          new Pair(
              Tls12.connection(Tls12.client(clients, CredentialSource.none()).policy(policy)),
              Tls12.connection(
                  Tls12.server(servers, own)
                      .keyTransport(Identity.KEY_TRANSPORT.keyTransport())
                      .policy(policy)));
      pair.handshake().exchange();
    }
  }

  static Stream<Arguments> groups() {
    return Stream.of(
            NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1)
        .flatMap(
            group ->
                Stream.of(
                        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                        CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256)
                    .map(suite -> Arguments.of(group, suite)));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void everyCurveServesBothKindsOfCertificates(NamedGroup group, CipherSuite suite)
      throws TlsException {
    // RFC 8422 5.1.1: the list is of curves for certificates too, and the server's is on P-256.
    List<NamedGroup> groups =
        group.equals(NamedGroup.SECP256R1) ? List.of(group) : List.of(group, NamedGroup.SECP256R1);
    Policy policy = Tls12.POLICY.withSuites(List.of(suite)).withGroups(groups);
    Pair pair =
        Tls12.pair(client -> client.policy(policy), server -> server.policy(policy)).handshake();
    pair.exchange();
    for (Side side : Side.values()) {
      assertThat(pair.end(side).connection.negotiated().group()).contains(group);
    }
    RawServer12 server = Tls12.rawServer(client -> client.policy(policy));
    server.suite = new Suite12(suite);
    server.group = group;
    assertTalks(server.handshake());
  }

  @Test
  void hybridGroupsAreForTls13Alone() throws TlsException {
    assertThat(Policy.CLASSIC_2026.groups()).contains(NamedGroup.X25519MLKEM768);
    RawServer12 server = Tls12.rawServer(client -> client.policy(Policy.CLASSIC_2026));
    server.begin();
    ServerKeyExchange right = server.keyExchange();
    server
        .refusal(
            () ->
                server.send(
                    new ServerKeyExchange(
                        NamedGroup.X25519MLKEM768,
                        right.point(),
                        right.algorithm(),
                        right.signature())))
        .require(Tls12Violation.UNOFFERED_GROUP);
  }

  @ParameterizedTest
  @EnumSource(names = {"WANT", "NEED"})
  void aClientProvesWhoItIs(ClientAuthentication mode) throws TlsException {
    for (CipherSuite suite :
        List.of(
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)) {
      for (Identity identity : List.of(Identity.CLIENT, Identity.RSA, Identity.ED25519)) {
        Policy policy = Tls12.POLICY.withSuites(List.of(suite));
        Pair pair =
            new Pair(
                Tls12.connection(Tls12.client(identity.source()).policy(policy)),
                Tls12.connection(asking(mode).policy(policy)));
        pair.handshake().exchange();
        assertThat(pair.server.connection.negotiated().peer().orElseThrow().chain())
            .containsExactly(identity.certificate());
      }
      RawClient12 client = new RawClient12(new Endpoint(Tls12.connection(asking(mode))));
      client.suite = new Suite12(suite);
      client.sendHello();
      client.send(client.certificate(Identity.CLIENT));
      client.sendKeyExchange();
      client.send(client.certificateVerify(Identity.CLIENT));
      client.finish();
      assertTalks(client);

      RawServer12 server =
          new RawServer12(new Endpoint(Tls12.connection(Tls12.client(Identity.CLIENT.source()))));
      server.suite = new Suite12(suite);
      server.begin();
      if (server.suite.isEphemeral()) {
        server.send(server.keyExchange());
      }
      server.send(server.certificateRequest());
      server.done();
      assertThat(server.heard(Certificate.class).certificates())
          .containsExactly(Identity.CLIENT.der());
      server.finish();
      assertTalks(server);
    }
  }

  @Test
  void aClientMayHaveNoCertificate() throws TlsException {
    Pair pair =
        new Pair(
            Tls12.connection(Tls12.client()), Tls12.connection(asking(ClientAuthentication.WANT)));
    pair.handshake().exchange();
    assertThat(pair.server.connection.negotiated().peer()).isEmpty();

    RawServer12 server = Tls12.rawServer();
    server.begin();
    server.send(server.keyExchange(), server.certificateRequest());
    server.done();
    assertThat(server.heard(Certificate.class).certificates()).isEmpty();
    server.finish();
    assertTalks(server);
  }

  @Test
  void aServerThatNeedsACertificateTakesNoOther() throws TlsException {
    RawClient12 client =
        new RawClient12(new Endpoint(Tls12.connection(asking(ClientAuthentication.NEED))));
    client.sendHello();
    assertThat(client.hasHeard(CertificateRequest.class)).isTrue();
    client
        .refusal(() -> client.send(client.certificate()))
        .require(Tls12Violation.CERTIFICATE_REQUIRED);
  }

  @Test
  void aClientThatNeedsABoundMasterSecretGetsNoOther() {
    RawServer12 server =
        Tls12.rawServer(
            client ->
                client.policy(
                    Tls12.POLICY.withExtendedMasterSecret(ExtendedMasterSecretUse.REQUIRED)));
    server.extended = false;
    server.refusal(server::sendHello).require(Tls12Violation.EXTENDED_MASTER_SECRET_MISSING);
  }

  @Test
  void aServerThatNeedsABoundMasterSecretTakesNoOther() {
    RawClient12 client =
        Tls12.rawClient(
            server ->
                server.policy(
                    Tls12.POLICY.withExtendedMasterSecret(ExtendedMasterSecretUse.REQUIRED)));
    client.extended = false;
    client.refusal(client::sendHello).require(Tls12Violation.EXTENDED_MASTER_SECRET_MISSING);
  }

  private static ServerConfig.Builder asking(ClientAuthentication mode) {
    return Tls12.server().clientAuthentication(mode, Identity.TRUST);
  }

  private static Policy policy(CipherSuite suite, boolean extended, boolean encryptThenMac) {
    return Tls12.POLICY
        .withSuites(List.of(suite))
        .withExtendedMasterSecret(
            extended ? ExtendedMasterSecretUse.PREFERRED : ExtendedMasterSecretUse.NEVER)
        .withEncryptThenMac(
            encryptThenMac ? EncryptThenMacUse.WHERE_POSSIBLE : EncryptThenMacUse.NEVER);
  }

  /// Both are connected, and understand each other.
  static void assertTalks(RawPeer12 peer) throws TlsException {
    assertThat(peer.opposite.connection.isConnected()).isTrue();
    Bytes before = peer.opposite.received();
    peer.sendData("some data");
    assertThat(peer.opposite.received()).isEqualTo(Bytes.concat(before, DATA));
    for (Bytes record : peer.opposite.write(DATA)) {
      assertThat(peer.reading.open(record).bytes()).isEqualTo(DATA);
    }
  }
}
