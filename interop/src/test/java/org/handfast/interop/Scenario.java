package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handfast.engine.Negotiated;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.Flaw;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.OurServer;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.PeerEnd;
import org.handfast.interop.peer.PeerFacts;
import org.handfast.interop.peer.PeerServer;
import org.handfast.interop.peer.Terms;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.Credentials;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsIOException;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every peer and we do with each other, in both roles.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Scenario {
  private static final int SOME_BYTES = 10_000;
  private static final String OTHER_NAME = "other.test";

  /// What a client may think of a bad certificate (RFC 9846 6.2); peers differ in their choice.
  private static final Set<AlertDescription> DISTRUST =
      Set.of(
          AlertDescription.BAD_CERTIFICATE,
          AlertDescription.UNSUPPORTED_CERTIFICATE,
          AlertDescription.CERTIFICATE_EXPIRED,
          AlertDescription.CERTIFICATE_UNKNOWN,
          AlertDescription.UNKNOWN_CA);

  final TestCertificates certificates = TestCertificates.shared();
  final Leaf leaf = certificates.leaf(KeyKind.P256);
  final TlsClient client = TlsClient.trusting(certificates.trust()).anonymous();
  final Peer peer;
  final Abilities abilities;

  Scenario(Peer peer, Abilities abilities) {
    this.peer = peer;
    this.abilities = abilities;
  }

  @DisplayName("our client at their server")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("parameters")
  void ourClient(CipherSuite suite, NamedGroup group) throws Exception {
    try (Encounter encounter =
        Encounter.ofOurClient(client.policy(only(suite, group)), peer, Terms.presenting(leaf))) {
      encounter.exchange(SOME_BYTES);
      encounter.partByOurWord();
      requireAgreement(encounter, suite, group);
    }
  }

  @DisplayName("their client at our server")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("parameters")
  void theirClient(CipherSuite suite, NamedGroup group) throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(peer, Terms.anonymous(), server(leaf).policy(only(suite, group)))) {
      encounter.exchange(SOME_BYTES);
      encounter.partByTheirWord();
      requireAgreement(encounter, suite, group);
    }
  }

  @DisplayName("their server proves itself")
  @ParameterizedTest(name = "with a key of {0}")
  @MethodSource("theirKeys")
  void theirServerCertificate(KeyKind kind) throws Exception {
    Terms terms = Terms.presenting(certificates.leaf(kind));
    try (Encounter encounter = Encounter.ofOurClient(client, peer, terms)) {
      requirePeer(encounter.ours(), kind);
      encounter.exchange(SOME_BYTES);
    }
  }

  @DisplayName("our server proves itself")
  @ParameterizedTest(name = "with a key of {0}")
  @MethodSource("ourKeys")
  void ourServerCertificate(KeyKind kind) throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(peer, Terms.anonymous(), server(certificates.leaf(kind)))) {
      assertThat(encounter.ours().negotiated().ownScheme()).hasValueSatisfying(in(kind));
      encounter.exchange(SOME_BYTES);
    }
  }

  @DisplayName("their client proves itself")
  @ParameterizedTest(name = "with a key of {0}")
  @MethodSource("theirKeys")
  void theirClientCertificate(KeyKind kind) throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(
            peer, Terms.presenting(certificates.leaf(kind)), verifying(server(leaf)))) {
      requirePeer(encounter.ours(), kind);
      encounter.exchange(SOME_BYTES);
    }
  }

  @DisplayName("our client proves itself")
  @ParameterizedTest(name = "with a key of {0}")
  @MethodSource("ourKeys")
  void ourClientCertificate(KeyKind kind) throws Exception {
    TlsClient identified =
        TlsClient.trusting(certificates.trust())
            .identifiedBy(certificates.leaf(kind).credentials());
    try (Encounter encounter =
        Encounter.ofOurClient(identified, peer, Terms.presenting(leaf).verifyingClients())) {
      assertThat(encounter.ours().negotiated().ownScheme()).hasValueSatisfying(in(kind));
      encounter.exchange(SOME_BYTES);
    }
  }

  @Test
  @DisplayName("their client without the certificate that our server needs is refused")
  void theirClientMustProveItself() throws Exception {
    try (OurServer ours = OurServer.start(verifying(server(leaf)));
        PeerEnd theirs = peer.connect(Terms.anonymous(), ours.address())) {
      assertThat(ours.failure()).isInstanceOf(TlsIOException.class);
      assertThat(theirs.lastWords()).contains(peer.words(AlertDescription.CERTIFICATE_REQUIRED));
    }
  }

  @Test
  @DisplayName("our client learns that their server needs a certificate")
  void ourClientMustProveItself() throws Exception {
    try (PeerServer theirs = peer.serve(Terms.presenting(leaf).verifyingClients())) {
      TlsIOException failure = failureOf(theirs, client, "localhost");
      assertThat(failure.failure())
          .isInstanceOfSatisfying(
              PeerRejected.class,
              rejected ->
                  assertThat(rejected.alert())
                      .isIn(
                          AlertDescription.CERTIFICATE_REQUIRED,
                          AlertDescription.BAD_CERTIFICATE,
                          AlertDescription.HANDSHAKE_FAILURE));
    }
  }

  @Test
  @DisplayName("their server asks our client for another share")
  void ourClientRetries() throws Exception {
    // Not with an ECDSA key, which BouncyCastle only uses where its curve is also a group.
    Terms terms = Terms.presenting(certificates.leaf(KeyKind.RSA)).groups(NamedGroup.SECP384R1);
    try (Encounter encounter = Encounter.ofOurClient(client, peer, terms)) {
      requireRetried(encounter.ours());
      encounter.exchange(SOME_BYTES);
    }
  }

  @Test
  @DisplayName("our server asks their client for another share")
  void theirClientRetries() throws Exception {
    Policy policy = Policy.MODERN_2026.withGroups(List.of(NamedGroup.SECP384R1));
    try (Encounter encounter =
        Encounter.ofTheirClient(peer, Terms.anonymous(), server(leaf).policy(policy))) {
      requireRetried(encounter.ours());
      encounter.exchange(SOME_BYTES);
    }
  }

  @Test
  @DisplayName("our server asks their client for another share and a cookie")
  void theirClientReturnsCookie() throws Exception {
    ServerConfig config =
        serverConfig()
            .policy(Policy.MODERN_2026.withGroups(List.of(NamedGroup.SECP384R1)))
            .retryCookies(RetryCookies.INCLUDED)
            .build();
    TlsConnection connection = TlsConnection.server(ConfigSource.always(config));
    try (Encounter encounter =
        Encounter.ofClientAtConnection(peer, Terms.anonymous(), connection)) {
      requireRetried(encounter.ours());
      encounter.exchangeText(SOME_BYTES);
    }
  }

  @Test
  @DisplayName("their server chooses among our application protocols")
  void theirServerChoosesProtocol() throws Exception {
    Terms terms = Terms.presenting(leaf).protocols("http/1.1");
    try (Encounter encounter =
        Encounter.ofOurClient(client.applicationProtocols("h2", "http/1.1"), peer, terms)) {
      encounter.exchange(SOME_BYTES);
      requireProtocol(encounter, "http/1.1");
    }
  }

  @Test
  @DisplayName("our server chooses among their application protocols")
  void ourServerChoosesProtocol() throws Exception {
    Terms terms = Terms.anonymous().protocols("h2", "http/1.1");
    try (Encounter encounter =
        Encounter.ofTheirClient(peer, terms, server(leaf).applicationProtocols("http/1.1"))) {
      encounter.exchange(SOME_BYTES);
      encounter.partByTheirWord();
      requireProtocol(encounter, "http/1.1");
    }
  }

  @Test
  @DisplayName("their server has none of our application protocols")
  void theirServerKnowsNoProtocol() throws Exception {
    try (PeerServer theirs = peer.serve(Terms.presenting(leaf).protocols("mqtt"))) {
      TlsIOException failure =
          failureOf(theirs, client.applicationProtocols("http/1.1"), "localhost");
      assertThat(failure.failure())
          .isInstanceOfSatisfying(
              PeerRejected.class,
              rejected ->
                  assertThat(rejected.alert()).isEqualTo(AlertDescription.NO_APPLICATION_PROTOCOL));
    }
  }

  @Test
  @DisplayName("our server has none of their application protocols")
  void ourServerKnowsNoProtocol() throws Exception {
    try (OurServer ours = OurServer.start(server(leaf).applicationProtocols("mqtt"));
        PeerEnd theirs = peer.connect(Terms.anonymous().protocols("h2"), ours.address())) {
      assertThat(ours.failure())
          .isInstanceOfSatisfying(
              TlsIOException.class,
              failure -> assertThat(failure.failure()).isInstanceOf(PeerIncompatible.class));
      assertThat(theirs.lastWords()).contains(peer.words(AlertDescription.NO_APPLICATION_PROTOCOL));
    }
  }

  @Test
  @DisplayName("our server presents the certificate for the name that their client asks for")
  void ourServerKnowsTwoNames() throws Exception {
    Leaf other = certificates.named(OTHER_NAME);
    TlsServerBuilder both =
        TlsServer.identifiedBy(Credentials.of(leaf.identity(), other.identity()));
    try (Encounter encounter =
        Encounter.ofTheirClient(peer, Terms.anonymous().asking(OTHER_NAME), both)) {
      Negotiated negotiated = encounter.ours().negotiated();
      assertThat(negotiated.requestedName()).contains(OTHER_NAME);
      assertThat(negotiated.credential().orElseThrow().chain())
          .containsExactly(Bytes.owning(other.certificate().getEncoded()));
      encounter.exchange(SOME_BYTES);
    }
  }

  @Test
  @DisplayName("their server presents the certificate for the name that our client asks for")
  void theirServerKnowsTwoNames() throws Exception {
    Leaf other = certificates.named(OTHER_NAME);
    try (Encounter encounter =
        Encounter.ofOurClient(client, OTHER_NAME, peer, Terms.presenting(leaf, other))) {
      assertThat(encounter.ours().negotiated().peer().orElseThrow().endEntity())
          .isEqualTo(other.certificate());
      encounter.exchange(SOME_BYTES);
      if (abilities.has(Ability.SAYS_NAME)) {
        assertThat(encounter.theirs().facts().name()).isEqualTo(OTHER_NAME);
      }
    }
  }

  @DisplayName("our client and their server exchange")
  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 1 << 20})
  void ourClientExchanges(int size) throws Exception {
    try (Encounter encounter = Encounter.ofOurClient(client, peer, Terms.presenting(leaf))) {
      encounter.exchange(size);
      encounter.partByOurWord();
    }
  }

  @DisplayName("their client and our server exchange")
  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 1 << 20})
  void theirClientExchanges(int size) throws Exception {
    try (Encounter encounter = Encounter.ofTheirClient(peer, Terms.anonymous(), server(leaf))) {
      encounter.exchange(size);
      encounter.partByTheirWord();
    }
  }

  @Test
  @DisplayName("our server closes first")
  void ourServerCloses() throws Exception {
    try (Encounter encounter = Encounter.ofTheirClient(peer, Terms.anonymous(), server(leaf))) {
      encounter.exchange(SOME_BYTES);
      encounter.partByOurWord();
    }
  }

  @Test
  @DisplayName("our client changes its keys every sixteen records")
  void ourClientUpdatesKeys() throws Exception {
    TlsClient restless = client.limits(Limits.DEFAULT.withRecordsPerKey(16));
    try (Encounter encounter =
        Encounter.ofOurClient(restless, pureServer(), Terms.presenting(leaf))) {
      encounter.exchange(1 << 20);
    }
  }

  @Test
  @DisplayName("our server changes its keys every sixteen records")
  void ourServerUpdatesKeys() throws Exception {
    TlsServerBuilder restless = server(leaf).limits(Limits.DEFAULT.withRecordsPerKey(16));
    try (Encounter encounter = Encounter.ofTheirClient(peer, Terms.anonymous(), restless)) {
      encounter.exchange(1 << 20);
      encounter.partByTheirWord();
    }
  }

  @Test
  @DisplayName("our client changes its keys and asks their server to change its own")
  void ourClientAsksForKeyUpdate() throws Exception {
    TlsConnection connection = TlsConnection.client(clientConfig(), "localhost");
    try (Encounter encounter =
        Encounter.ofOurConnection(connection, pureServer(), Terms.presenting(leaf))) {
      encounter.exchange(SOME_BYTES);
      connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
      encounter.exchange(SOME_BYTES);
      connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
      encounter.exchange(SOME_BYTES);
    }
  }

  @DisplayName("our client refuses their server")
  @ParameterizedTest(name = "for {0}")
  @EnumSource
  void ourClientRefuses(Flaw flaw) throws Exception {
    try (PeerServer theirs = peer.serve(Terms.presenting(certificates.flawed(flaw)))) {
      TlsIOException failure = failureOf(theirs, client, "localhost");
      assertThat(failure.failure())
          .isInstanceOfSatisfying(
              UntrustedPeer.class,
              untrusted -> assertThat(untrusted.reason()).isEqualTo(flaw.reason()));
      assertThat(theirs.lastWords()).contains(peer.words(flaw.reason().alert()));
    }
  }

  @DisplayName("their client refuses our server")
  @ParameterizedTest(name = "for {0}")
  @EnumSource
  void theirClientRefuses(Flaw flaw) throws Exception {
    try (OurServer ours = OurServer.start(server(certificates.flawed(flaw)));
        PeerEnd theirs = peer.connect(Terms.anonymous(), ours.address())) {
      assertThat(theirs.lastWords()).isNotBlank();
      requireDistrust(ours.failure());
    }
  }

  /// For peers whose client can be told to.
  final void theirClientUpdatesItsKeys() throws Exception {
    TlsConnection connection = TlsConnection.server(ConfigSource.always(serverConfig().build()));
    try (Encounter encounter =
        Encounter.ofClientAtConnection(peer, Terms.anonymous(), connection)) {
      encounter.exchangeText(SOME_BYTES);
      encounter.updateTheirKeys(connection);
      encounter.send(SOME_BYTES);
      encounter.updateTheirKeys(connection);
      encounter.exchangeText(SOME_BYTES);
    }
  }

  /// For peers whose server can be told to.
  final void theirServerUpdatesItsKeys() throws Exception {
    TlsConnection connection = TlsConnection.client(clientConfig(), "localhost");
    try (Encounter encounter =
        Encounter.ofOurConnection(connection, peer, Terms.presenting(leaf))) {
      encounter.exchange(SOME_BYTES);
      encounter.updateTheirKeys(connection);
      encounter.receive(SOME_BYTES);
    }
  }

  /// For peers that read on after their own close_notify, and write on after ours.
  final void eachSideClosesItsHalf() throws Exception {
    try (Encounter encounter = Encounter.ofOurClient(client, peer, Terms.presenting(leaf))) {
      encounter.ours().closeWrite();
      encounter.theirs().awaitEnd();
      encounter.receive(SOME_BYTES);
      encounter.theirs().finish();
      assertThat(encounter.read()).isEqualTo(-1);
    }
    try (Encounter encounter = Encounter.ofTheirClient(peer, Terms.anonymous(), server(leaf))) {
      encounter.theirs().finish();
      assertThat(encounter.read()).isEqualTo(-1);
      encounter.send(SOME_BYTES);
      encounter.ours().closeWrite();
      encounter.theirs().awaitEnd();
    }
  }

  /// For peers whose server closes of its own accord.
  final void theirServerClosesFirst() throws Exception {
    try (Encounter encounter = Encounter.ofOurClient(client, peer, Terms.presenting(leaf))) {
      encounter.exchange(SOME_BYTES);
      encounter.partByTheirWord();
    }
  }

  /// Every pair of what is common.
  Stream<Object[]> parameters() {
    return abilities.suites().stream()
        .flatMap(suite -> abilities.groups().stream().map(group -> new Object[] {suite, group}));
  }

  Set<KeyKind> theirKeys() {
    return abilities.presents();
  }

  Set<KeyKind> ourKeys() {
    return abilities.verifies();
  }

  final TlsServerBuilder server(Leaf own) {
    return TlsServer.identifiedBy(own.credentials());
  }

  /// Our server, which needs a client certificate.
  final TlsServerBuilder verifying(TlsServerBuilder server) {
    return server.clientAuthentication(
        ClientAuthentication.NEED, PathVerifier.trusting(certificates.trust()).forClients());
  }

  /// The peer as a server whose output is nothing but data, also where messages of the protocol
  /// come between.
  Peer pureServer() {
    return peer;
  }

  private ClientConfig clientConfig() {
    return ClientConfig.with(JcaCryptoProvider.installed())
        .trusting(
            PathVerifier.trusting(certificates.trust()).forServer(PeerName.parse("localhost")))
        .anonymous()
        .build();
  }

  private ServerConfig.Builder serverConfig() {
    return ServerConfig.with(JcaCryptoProvider.installed()).identifiedBy(leaf.credentials());
  }

  /// How their client may end the handshake when it does not like our certificate.
  void requireDistrust(IOException failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            TlsIOException.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(
                        PeerRejected.class,
                        rejected -> assertThat(rejected.alert()).isIn(DISTRUST)));
  }

  /// Our client's failure: in the handshake, or where the server's verdict comes after it, in the
  /// first read.
  static TlsIOException failureOf(PeerServer server, TlsClient client, String name) {
    return catchThrowableOfType(
        TlsIOException.class,
        () -> {
          PeerName expected = PeerName.parse(name);
          try (TlsChannel channel = client.connect("127.0.0.1", server.port(), expected)) {
            int octet = channel.input().read();
            throw new AssertionError("no failure: read " + octet);
          }
        });
  }

  private static Policy only(CipherSuite suite, NamedGroup group) {
    return Policy.MODERN_2026.withSuites(List.of(suite)).withGroups(List.of(group));
  }

  private void requireAgreement(Encounter encounter, CipherSuite suite, NamedGroup group)
      throws IOException {
    Negotiated negotiated = encounter.ours().negotiated();
    assertThat(negotiated.version()).contains(ProtocolVersion.TLS_1_3);
    assertThat(negotiated.suite()).contains(suite);
    assertThat(negotiated.group()).contains(group);
    PeerFacts facts = encounter.theirs().facts();
    if (abilities.has(Ability.SAYS_SUITE)) {
      assertThat(facts.suite()).isEqualTo(suite.toString());
    }
    if (abilities.has(Ability.SAYS_GROUP)) {
      assertThat(facts.group()).isEqualTo(group.toString());
    }
  }

  private void requirePeer(TlsChannel ours, KeyKind kind) {
    Negotiated negotiated = ours.negotiated();
    assertThat(negotiated.peer().orElseThrow().endEntity())
        .isEqualTo(certificates.leaf(kind).certificate());
    assertThat(negotiated.peerScheme()).hasValueSatisfying(in(kind));
  }

  private static void requireRetried(TlsChannel ours) {
    assertThat(ours.negotiated().isRetried()).as("a HelloRetryRequest").isTrue();
    assertThat(ours.negotiated().group()).contains(NamedGroup.SECP384R1);
  }

  private void requireProtocol(Encounter encounter, String protocol) throws IOException {
    assertThat(encounter.ours().negotiated().applicationProtocol()).contains(protocol);
    if (abilities.has(Ability.SAYS_PROTOCOL)) {
      assertThat(encounter.theirs().facts().protocol()).isEqualTo(protocol);
    }
  }

  private static Consumer<SignatureScheme> in(KeyKind kind) {
    return scheme -> assertThat(kind.schemes()).contains(scheme);
  }
}
