package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.InitialShares;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.PaddingPolicy;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.config.ServerNames;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What works, end to end, with nobody in between.
class HandshakeTest {

  static Stream<Arguments> suitesAndGroups() {
    return Tls13.POLICY.suites().stream()
        .flatMap(suite -> Tls13.POLICY.groups().stream().map(group -> Arguments.of(suite, group)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("suitesAndGroups")
  void everySuiteWithEveryGroup(CipherSuite suite, NamedGroup group) {
    Policy policy = Tls13.POLICY.withSuites(List.of(suite)).withGroups(List.of(group));
    agreeOn(policy, JcaCryptoProvider.installed(), JcaCryptoProvider.installed());
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("suitesAndGroups")
  void twoImplementationsOfTheAlgorithmsAgree(CipherSuite suite, NamedGroup group) {
    Policy policy = Tls13.POLICY.withSuites(List.of(suite)).withGroups(List.of(group));
    if (!group.isPostQuantum()) {
      agreeOn(policy, TestCrypto.PROVIDER, JcaCryptoProvider.installed());
      agreeOn(policy, JcaCryptoProvider.jdkOnly(), TestCrypto.PROVIDER);
    }
  }

  @Test
  void theDefaultIsPostQuantum() {
    agreeOn(Tls13.POLICY, JcaCryptoProvider.installed(), JcaCryptoProvider.installed());
  }

  @Test
  void theClassicalPartOfAHybridSavesTheRetry() {
    Policy classical = Tls13.POLICY.withGroups(List.of(NamedGroup.X25519));
    Pair pair =
        Pair.of(
            JcaCryptoProvider.installed(), client -> client, server -> server.policy(classical));
    pair.handshake().exchange();
    assertThat(pair.client.connection.negotiated().group()).contains(NamedGroup.X25519);
    assertThat(pair.client.connection.negotiated().isRetried()).isFalse();
  }

  static Stream<Arguments> guesses() {
    return Stream.of(
        Arguments.of(NamedGroup.X25519, NamedGroup.X25519MLKEM768),
        Arguments.of(NamedGroup.SECP256R1MLKEM768, NamedGroup.X25519MLKEM768),
        Arguments.of(NamedGroup.SECP256R1, NamedGroup.X25519));
  }

  @ParameterizedTest
  @MethodSource("guesses")
  @DisplayName("Row 21: the server's first group is worth a retry")
  void theServersFirstGroupIsWorthARetry(NamedGroup guessed, NamedGroup better) {
    Pair pair =
        Pair.of(
            JcaCryptoProvider.installed(),
            client -> client.policy(Tls13.POLICY.withGroups(List.of(guessed, better))),
            server -> server.policy(Tls13.POLICY.withGroups(List.of(better, guessed))));
    pair.handshake().exchange();
    assertThat(pair.client.connection.negotiated().group()).contains(better);
    assertThat(pair.client.connection.negotiated().isRetried()).isTrue();
  }

  static Stream<NamedGroup> groups() {
    return JcaCryptoProvider.installed().keyExchanges().stream().map(KeyExchange::group);
  }

  @ParameterizedTest
  @MethodSource("groups")
  void everyGroupCanBeConfigured(NamedGroup group) {
    Policy policy = Tls13.POLICY.withGroups(List.of(group));
    agreeOn(policy, JcaCryptoProvider.installed(), JcaCryptoProvider.jdkOnly());
  }

  static Stream<Arguments> shares() {
    return Stream.of(
        Arguments.of(List.of(NamedGroup.SECP256R1, NamedGroup.X25519), NamedGroup.X25519, false),
        Arguments.of(List.of(NamedGroup.SECP384R1), NamedGroup.X25519, true),
        Arguments.of(List.of(), NamedGroup.X25519, true),
        Arguments.of(List.of(NamedGroup.X448), NamedGroup.SECP256R1, true));
  }

  @ParameterizedTest(name = "shares of {0} with a server of {1}")
  @MethodSource("shares")
  void theClientChoosesItsShares(List<NamedGroup> shares, NamedGroup taken, boolean retried) {
    Pair pair =
        Pair.of(
            client -> client.initialShares(InitialShares.of(shares)),
            server -> server.policy(Tls13.POLICY.withGroups(List.of(taken))));
    pair.handshake().exchange();
    assertThat(pair.server.connection.negotiated().group()).contains(taken);
    assertThat(pair.server.connection.negotiated().isRetried()).isEqualTo(retried);
  }

  private static void agreeOn(Policy policy, CryptoProvider client, CryptoProvider server) {
    CipherSuite suite = policy.suites().getFirst();
    NamedGroup group = policy.groups().getFirst();
    Pair pair =
        new Pair(
            TlsConnection.client(Pair.client(client).policy(policy).build(), "server.example"),
            TlsConnection.server(ConfigSource.always(Pair.server(server).policy(policy).build())));
    pair.handshake().exchange();
    for (Side side : Side.values()) {
      Negotiated negotiated = pair.end(side).connection.negotiated();
      assertThat(negotiated.version()).contains(ProtocolVersion.TLS_1_3);
      assertThat(negotiated.suite()).contains(suite);
      assertThat(negotiated.group()).contains(group);
      assertThat(negotiated.isRetried()).isFalse();
    }
  }

  static Stream<Identity> identities() {
    return Stream.of(Identity.SERVER, Identity.CLIENT, Identity.RSA, Identity.ED25519);
  }

  @ParameterizedTest
  @MethodSource("identities")
  void everyKindOfKey(Identity identity) {
    Pair pair =
        new Pair(
            TlsConnection.client(Pair.client(TestCrypto.PROVIDER).build()),
            TlsConnection.server(
                ConfigSource.always(
                    Tls13.server(TestCrypto.PROVIDER).identifiedBy(identity.source()).build())));
    pair.handshake().exchange();
    assertThat(pair.client.connection.negotiated().peer().map(VerifiedPeer::endEntity))
        .contains(identity.certificate());
    assertThat(pair.client.connection.negotiated().requestedName()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ClientAuthentication.class)
  void aClientWithACertificate(ClientAuthentication mode) {
    Pair pair = withClient(Identity.CLIENT.source(), mode);
    pair.handshake().exchange();
    Optional<VerifiedPeer> peer = pair.server.connection.negotiated().peer();
    assertThat(peer.map(VerifiedPeer::endEntity))
        .isEqualTo(
            mode.isInHandshake() ? Optional.of(Identity.CLIENT.certificate()) : Optional.empty());
  }

  @Test
  void aClientWithoutACertificateThatIsOnlyWanted() {
    Pair pair = withClient(CredentialSource.none(), ClientAuthentication.WANT);
    pair.handshake().exchange();
    assertThat(pair.server.connection.negotiated().peer()).isEmpty();
  }

  @Test
  void aClientThatRatherEndsThanGoesOnWithoutACertificate() {
    CredentialSource never =
        request -> {
          throw PeerIncompatible.Reason.NO_CERTIFICATE.between(request.schemes(), List.of());
        };
    Pair pair = withClient(never, ClientAuthentication.WANT).run();
    assertThat(pair.client.connection.failure().orElseThrow()).isInstanceOf(PeerIncompatible.class);
    assertThat(pair.server.connection.failure().orElseThrow())
        .isInstanceOfSatisfying(
            PeerRejected.class,
            refusal -> assertThat(refusal.alert()).isEqualTo(AlertDescription.HANDSHAKE_FAILURE));
  }

  @Test
  void aRetryForAGroup() {
    Pair pair =
        Pair.of(
            UnaryOperator.identity(),
            server -> server.policy(Tls13.POLICY.withGroups(List.of(NamedGroup.SECP384R1))));
    pair.handshake().exchange();
    assertThat(pair.client.connection.negotiated().isRetried()).isTrue();
    assertThat(pair.server.connection.negotiated().isRetried()).isTrue();
    assertThat(pair.client.connection.negotiated().group()).contains(NamedGroup.SECP384R1);
  }

  @ParameterizedTest
  @MethodSource("retryGroups")
  void aRetryWithACookie(NamedGroup group, ClientAuthentication mode) {
    Pair pair =
        Pair.of(
            client -> client,
            server ->
                server
                    .retryCookies(RetryCookies.INCLUDED)
                    .clientAuthentication(mode, Identity.TRUST)
                    .policy(Tls13.POLICY.withGroups(List.of(group))));
    pair.handshake().exchange();
    assertThat(pair.client.connection.negotiated().isRetried()).isTrue();
    assertThat(pair.client.connection.negotiated().group()).contains(group);
  }

  static Stream<Arguments> retryGroups() {
    return Stream.of(
        Arguments.of(NamedGroup.X25519, ClientAuthentication.NONE),
        Arguments.of(NamedGroup.SECP256R1, ClientAuthentication.WANT));
  }

  @Test
  void anApplicationProtocolAndAServerName() {
    List<Optional<String>> asked = new ArrayList<>();
    Pair pair =
        Pair.of(
            client -> client.applicationProtocols(List.of("h2", "http/1.1")),
            server ->
                server
                    .applicationProtocols(
                        ApplicationProtocolChooser.firstOf(List.of("http/1.1", "h2")))
                    .serverNames(
                        name -> {
                          asked.add(name);
                          return ServerNames.Recognition.ACCEPTED;
                        }));
    pair.handshake().exchange();
    for (Side side : Side.values()) {
      assertThat(pair.end(side).connection.negotiated().applicationProtocol()).contains("http/1.1");
    }
    assertThat(pair.server.connection.negotiated().requestedName()).contains("server.example");
    assertThat(asked).containsExactly(Optional.of("server.example"));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void keysAreUpdatedByEitherSide(Side side) {
    Pair pair = Pair.plain().handshake();
    for (KeyUpdateRequest request : KeyUpdateRequest.values()) {
      int replies = pair.sentBy(side.peer()).size();
      pair.end(side).connection.outbound().updateKeys(request);
      assertThat(pair.end(side).connection.wants()).isInstanceOf(Wants.Output.class);
      pair.run();
      assertThat(pair.sentBy(side.peer()).size() - replies)
          .isEqualTo(request == KeyUpdateRequest.UPDATE_REQUESTED ? 1 : 0);
      pair.exchange();
    }
  }

  @Test
  void bothSidesUpdateTheirKeysAtOnce() {
    Pair pair = Pair.plain().handshake();
    for (int round = 0; round < 5; round++) {
      pair.client.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
      pair.server.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
      pair.run().exchange();
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aDirectionThatIsClosedLeavesTheOtherOneOpen(Side first) {
    Pair pair = Pair.plain().handshake();
    Endpoint closing = pair.end(first);
    Endpoint other = pair.end(first.peer());
    closing.connection.outbound().close();
    pair.run();
    assertThat(closing.connection.outbound().isClosed()).isTrue();
    assertThat(other.connection.inbound().isClosed()).isTrue();
    pair.send(other.side(), Bytes.of((byte) 7));
    assertThat(closing.received()).isEqualTo(Bytes.of((byte) 7));
    other.connection.outbound().close();
    pair.run();
    for (Side side : Side.values()) {
      assertThat(pair.end(side).connection.wants()).isInstanceOf(Wants.Closed.class);
      assertThat(pair.end(side).connection.failure()).isEmpty();
    }
  }

  @Test
  void keysAreUpdatedBeforeTheirLimit() {
    Limits few = Limits.DEFAULT.withRecordsPerKey(8);
    Pair pair = Pair.of(client -> client.limits(few), server -> server.limits(few));
    pair.handshake();
    int before = pair.sentBy(Side.CLIENT).size();
    for (int i = 0; i < 70; i++) {
      pair.send(Side.CLIENT, Bytes.of((byte) i));
    }
    assertThat(pair.server.received().length()).isEqualTo(70);
    // Seven records of data and one KeyUpdate under each key.
    assertThat(pair.sentBy(Side.CLIENT).size() - before).isEqualTo(70 + 9);
  }

  @Test
  void recordsArePadded() {
    PaddingPolicy padding = PaddingPolicy.toMultipleOf(256);
    Pair pair =
        Pair.of(
            client -> client.padding(padding),
            server ->
                server
                    .padding(padding)
                    .clientAuthentication(ClientAuthentication.WANT, Identity.TRUST));
    pair.handshake().exchange();
    byte[] large = new byte[40_000];
    Arrays.fill(large, (byte) 3);
    pair.send(Side.SERVER, Bytes.owning(large));
    assertThat(pair.client.received().length()).isEqualTo("from the server".length() + 40_000);
    assertThat(pair.log().stream().filter(sent -> sent.record().at(0) == 23))
        .allSatisfy(sent -> assertThat((sent.record().length() - 5 - 16 - 1) % 256).isZero());
  }

  @Test
  void compatibilityRecordsAreSentOnce() {
    for (RetryCookies cookies : RetryCookies.values()) {
      Pair pair = Pair.of(client -> client, server -> server.retryCookies(cookies));
      pair.handshake();
      for (Side side : Side.values()) {
        assertThat(pair.sentBy(side).stream().filter(record -> record.at(0) == 20)).hasSize(1);
      }
    }
  }

  private static Pair withClient(CredentialSource credentials, ClientAuthentication mode) {
    return new Pair(
        TlsConnection.client(
            Tls13.client(TestCrypto.PROVIDER)
                .trusting(Identity.TRUST)
                .identifiedBy(credentials)
                .build()),
        TlsConnection.server(
            ConfigSource.always(
                Pair.server(TestCrypto.PROVIDER)
                    .clientAuthentication(mode, Identity.TRUST)
                    .build())));
  }
}
