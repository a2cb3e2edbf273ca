package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ExtensionOrder;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.Cookie;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.extension.ServerNameAccepted;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the two hellos may agree on, and what nobody in between can make them agree on.
class NegotiationTest {

  @Nested
  @DisplayName("Row 20: versions (CVE-2024-5814)")
  class Versions {

    @ParameterizedTest
    @ValueSource(ints = {0x0002, 0x0300, 0x0301, 0x0302, 0x0303})
    void aServerHelloOfAnOlderVersionIsIncompatible(int version) {
      RawPeer.Refusal refusal =
          HelloScenarios.fromServer(hello -> old(hello, version, hello.random()));
      assertThat(refusal.cause()).isInstanceOf(PeerIncompatible.class);
      assertThat(refusal.alert()).isEqualTo(AlertDescription.PROTOCOL_VERSION);
    }

    @Test
    void aMarkOfADowngradeIsRefused() {
      for (Bytes mark : List.of(Random.DOWNGRADE_TO_TLS_1_2, Random.DOWNGRADE_BELOW_TLS_1_2)) {
        RawPeer.Refusal refusal =
            HelloScenarios.fromServer(hello -> old(hello, 0x0303, hello.random().endingWith(mark)));
        requireViolation(refusal, HelloViolation.DOWNGRADE);
      }
    }

    private ServerHello old(ServerHello hello, int version, Random random) {
      return new ServerHello(
          new ProtocolVersion(version),
          random,
          hello.legacySessionIdEcho(),
          new CipherSuite(0xC02F),
          Extensions.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0302, 0x0303, 0x0305, 0x7A7A})
    void supportedVersionsSelectsNothingButTls13(int version) {
      requireViolation(
          HelloScenarios.fromServer(
              HelloScenarios.with(new SelectedVersion(new ProtocolVersion(version)))),
          HelloViolation.UNOFFERED_VERSION);
      RawServer server = Situations.rawServer();
      HelloRetryRequest retry =
          new HelloRetryRequest(
              ProtocolVersion.TLS_1_2,
              server.hello().legacySessionId(),
              server.suite.code(),
              Extensions.of(
                  new SelectedVersion(new ProtocolVersion(version)),
                  new RetryGroup(NamedGroup.SECP256R1)));
      requireViolation(
          server.refusal(() -> server.sendRetry(retry)), HelloViolation.UNOFFERED_VERSION);
    }

    @Test
    void aSuiteThatThisClientKnowsAndDidNotOfferIsRefused() {
      Policy one = Tls13.POLICY.withSuites(List.of(CipherSuite.TLS_AES_128_GCM_SHA256));
      RawServer server =
          new RawServer(
              new Endpoint(
                  TlsConnection.client(Pair.client(TestCrypto.PROVIDER).policy(one).build())));
      requireViolation(
          server.refusal(
              () ->
                  server.sendHello(
                      HelloScenarios.suite(
                          server.serverHello(), CipherSuite.TLS_AES_256_GCM_SHA384))),
          HelloViolation.UNOFFERED_SUITE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302, 0x0303, 0x0304, 0x0305})
    void withoutSupportedVersionsThereIsNoTls13(int legacy) {
      RawPeer.Refusal refusal =
          HelloScenarios.fromClient(
              hello ->
                  HelloScenarios.legacy(
                      RawClient.without(hello, ExtensionType.SUPPORTED_VERSIONS), legacy));
      assertThat(refusal.cause()).isInstanceOf(PeerIncompatible.class);
      assertThat(refusal.alert()).isEqualTo(AlertDescription.PROTOCOL_VERSION);
    }

    @Test
    void unknownVersionsAreIgnored() throws TlsException {
      RawClient client = Situations.rawClient(UnaryOperator.identity());
      client.sendHello(
          RawClient.with(
              client.hello(),
              new SupportedVersions(
                  List.of(
                      new ProtocolVersion(0x7A7A),
                      new ProtocolVersion(0x0305),
                      ProtocolVersion.TLS_1_3,
                      ProtocolVersion.TLS_1_2))));
      client.sendFinished();
      assertThat(client.opposite.connection.isConnected()).isTrue();
    }

    @Test
    void aLegacyVersionAboveTls12IsAccepted() throws TlsException {
      RawClient client = Situations.rawClient(UnaryOperator.identity());
      client.sendHello(HelloScenarios.legacy(client.hello(), 0x0304));
      client.sendFinished();
      assertThat(client.opposite.connection.isConnected()).isTrue();
    }
  }

  @Nested
  @DisplayName("Row 20: retries (CVE-2019-17023)")
  class Retries {

    /// A change of a second hello that nobody has asked for.
    record Change(String what, UnaryOperator<ClientHello> made) {}

    static Stream<Change> changes() {
      return Stream.of(
          new Change("legacy_version", hello -> HelloScenarios.legacy(hello, 0x0304)),
          new Change(
              "random",
              hello ->
                  rebuilt(
                      hello,
                      new Random(Spoiled.flipLast(hello.random().bytes())),
                      hello.legacySessionId())),
          new Change("legacy_session_id", hello -> rebuilt(hello, hello.random(), Bytes.EMPTY)),
          new Change(
              "cipher_suites",
              hello ->
                  HelloScenarios.suites(
                      hello, hello.cipherSuites().getFirst(), new CipherSuite(0x1302))),
          new Change(
              "one more extension",
              hello ->
                  RawClient.with(
                      hello, new UnknownExtension(new ExtensionType(0x7A7A), Bytes.EMPTY))),
          new Change(
              "signature_algorithms",
              hello ->
                  RawClient.with(
                      hello,
                      new SignatureAlgorithms(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)))),
          new Change(
              "supported_groups",
              hello -> RawClient.with(hello, new SupportedGroups(List.of(NamedGroup.SECP256R1)))),
          new Change(
              "an extension less",
              hello -> RawClient.without(withName(hello), ExtensionType.SERVER_NAME)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingElseMayChange(Change change) throws TlsException {
      RawClient client =
          Situations.rawClient(server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)));
      boolean named = change.what().equals("an extension less");
      ClientHello first = client.hello();
      client.sendHello(named ? withName(first) : first);
      client.share(NamedGroup.SECP256R1);
      RawPeer.Refusal refusal =
          client.refusal(() -> client.sendHello(change.made().apply(client.hello())));
      requireViolation(refusal, HelloViolation.HELLO_CHANGED_ON_RETRY);
    }

    private static ClientHello withName(ClientHello hello) {
      return RawClient.with(hello, ServerName.of("server.example"));
    }

    private static ClientHello rebuilt(ClientHello hello, Random random, Bytes sessionId) {
      return new ClientHello(
          hello.legacyVersion(),
          random,
          sessionId,
          hello.cipherSuites(),
          hello.legacyCompressionMethods(),
          hello.extensions());
    }

    @Test
    void compressionMayNotAppear() throws TlsException {
      requireViolation(
          HelloScenarios.afterRetry(hello -> HelloScenarios.compressed(hello, (byte) 0, (byte) 1)),
          HelloViolation.COMPRESSION_OFFERED);
    }

    @Test
    void paddingMayChange() throws TlsException {
      RawClient client =
          Situations.rawClient(server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)));
      client.sendHello(padded(client.hello(), 10));
      client.share(NamedGroup.SECP256R1);
      client.sendHello(padded(client.hello(), 20));
      client.sendFinished();
      assertThat(client.opposite.connection.isConnected()).isTrue();
    }

    private ClientHello padded(ClientHello hello, int bytes) {
      return RawClient.with(
          hello, new UnknownExtension(ExtensionType.PADDING, Bytes.owning(new byte[bytes])));
    }

    @Test
    void theCookieIsReturnedAsItIs() throws TlsException {
      for (UnaryOperator<Bytes> mistake :
          List.<UnaryOperator<Bytes>>of(
              Spoiled::flipLast, cookie -> cookie.slice(1), _ -> Bytes.of((byte) 1))) {
        RawClient client =
            Situations.rawClient(server -> server.retryCookies(RetryCookies.INCLUDED));
        client.sendHello();
        Bytes cookie =
            client
                .heard(HelloRetryRequest.class)
                .extensions()
                .find(Cookie.class)
                .orElseThrow()
                .cookie();
        requireViolation(
            client.refusal(
                () ->
                    client.sendHello(
                        RawClient.with(client.hello(), new Cookie(mistake.apply(cookie))))),
            HelloViolation.COOKIE_NOT_RETURNED);
      }
      requireViolation(
          HelloScenarios.afterRetry(hello -> RawClient.with(hello, new Cookie(Bytes.of((byte) 1)))),
          HelloViolation.COOKIE_NOT_RETURNED);
    }

    @Test
    void theSharesAreWhatWasAskedFor() throws TlsException {
      for (UnaryOperator<ClientHello> mistake :
          List.<UnaryOperator<ClientHello>>of(
              hello -> RawClient.with(hello, new KeyShares(List.of())),
              hello ->
                  HelloScenarios.withShares(hello, HelloScenarios.zeros(NamedGroup.X25519, 32)))) {
        requireViolation(HelloScenarios.afterRetry(mistake), HelloViolation.WRONG_SHARE_ON_RETRY);
      }
    }

    @Test
    void aRetryAfterARetryIsOutOfOrder() throws TlsException {
      RawServer server = Situations.rawServer();
      server.sendRetry();
      RawPeer.Refusal refusal =
          server.refusal(
              () -> server.sendRetry(server.retryRequest(new RetryGroup(NamedGroup.SECP384R1))));
      assertThat(refusal.alert()).isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
    }

    @Test
    void theHelloAfterARetryForACookieMayTakeAnyShare() throws TlsException {
      RawServer server = Situations.rawServer();
      ClientHello first = server.hello();
      server.sendRetry(server.retryRequest(new Cookie(Bytes.of((byte) 7))));
      assertThat(server.hello().extensions().find(KeyShares.class))
          .isEqualTo(first.extensions().find(KeyShares.class));
      server.handshake();
      assertThat(server.opposite.connection.isConnected()).isTrue();
    }

    @Test
    void aShareOfAnotherGroupThanAskedForIsRefused() throws TlsException {
      RawServer server = Situations.rawServer();
      server.sendRetry();
      KeyShareEntry x25519 = HelloScenarios.zeros(NamedGroup.X25519, 32);
      requireViolation(
          server.refusal(
              () ->
                  server.sendHello(
                      HelloScenarios.with(new KeyShare(x25519)).apply(server.serverHello()))),
          HelloViolation.UNOFFERED_SHARE);
    }
  }

  @Test
  @DisplayName("Row 6: no compression, offered or selected")
  void compression() {
    for (byte[] methods : new byte[][] {{1}, {0, 1}, {1, 0}, {0, 0}, {64}}) {
      requireViolation(
          HelloScenarios.fromClient(hello -> HelloScenarios.compressed(hello, methods)),
          HelloViolation.COMPRESSION_OFFERED);
    }
    RawServer server = Situations.rawServer();
    byte[] hello = HandshakeCodec.encode(server.serverHello()).toArray();
    // Behind header, version, random, session id of 32 bytes and suite.
    hello[4 + 2 + 32 + 1 + 32 + 2] = 1;
    RawPeer.Refusal refusal =
        server.refusal(() -> server.send(ContentType.HANDSHAKE, Bytes.owning(hello)));
    assertThat(refusal.cause()).isInstanceOf(Malformed.class);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.ILLEGAL_PARAMETER);
  }

  @Test
  @DisplayName("Row 7: export suites, and every other one of the past, lead nowhere")
  void oldSuites() {
    for (int suite : new int[] {0x0003, 0x0008, 0x002F, 0x009C, 0x0033, 0xC009, 0xC02F, 0x00FF}) {
      RawPeer.Refusal refusal =
          HelloScenarios.fromClient(hello -> HelloScenarios.suites(hello, new CipherSuite(suite)));
      assertThat(refusal.alert()).isEqualTo(AlertDescription.HANDSHAKE_FAILURE);
    }
  }

  @Test
  @DisplayName("Row 8: no share is used twice")
  void sharesAreFresh() {
    Set<Bytes> seen = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      RawServer server =
          new RawServer(
              new Endpoint(
                  TlsConnection.client(
                      Pair.client(JcaCryptoProvider.installed())
                          .policy(Tls13.POLICY.withGroups(List.of(NamedGroup.X25519)))
                          .build())));
      assertThat(seen.add(HelloScenarios.share(server.hello()).keyExchange())).isTrue();
      assertThat(seen.add(server.hello().random().bytes())).isTrue();
      assertThat(seen.add(server.hello().legacySessionId())).isTrue();
    }
  }

  @Test
  @DisplayName(
      "Row 46: a session id has 0 to 32 bytes, and exactly those come back (CVE-2016-9244)")
  void sessionIds() throws TlsException {
    for (int length = 0; length <= 32; length++) {
      RawClient client = Situations.rawClient(UnaryOperator.identity());
      ClientHello hello = client.hello();
      Bytes id = BuffersTest.pattern(length);
      client.sendHello(Retries.rebuilt(hello, hello.random(), id));
      assertThat(client.heard(ServerHello.class).legacySessionIdEcho()).isEqualTo(id);
    }
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    byte[] hello = HandshakeCodec.encode(client.hello()).toArray();
    // Behind header, version and random: one byte more, in every length.
    int at = 4 + 2 + 32;
    byte[] longer = new byte[hello.length + 1];
    System.arraycopy(hello, 0, longer, 0, at + 1);
    System.arraycopy(hello, at + 1, longer, at + 2, hello.length - at - 1);
    longer[at] = 33;
    longer[3]++;
    RawPeer.Refusal refusal =
        client.refusal(() -> client.send(ContentType.HANDSHAKE, Bytes.owning(longer)));
    assertThat(refusal.cause()).isInstanceOf(Malformed.class);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.DECODE_ERROR);
  }

  @Test
  @DisplayName("Row 31: a share without a secret is refused by either role")
  void aPointOfSmallOrderIsRefused() {
    KeyShareEntry zeros = HelloScenarios.zeros(NamedGroup.X25519, 32);
    requireViolation(
        HelloScenarios.fromServer(HelloScenarios.with(new KeyShare(zeros))),
        HelloViolation.INVALID_SHARE);
    requireViolation(
        HelloScenarios.fromClient(hello -> HelloScenarios.withShares(hello, zeros)),
        HelloViolation.INVALID_SHARE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0101, 0x0201, 0x0203, 0x0401, 0x0501, 0x0601, 0x0420, 0x7A7A})
  @DisplayName("Row 10: no MD5, SHA-1 or PKCS #1 in a CertificateVerify")
  void weakSignatures(int scheme) throws TlsException {
    RawServer server = Situations.afterCertificate();
    CertificateVerify right = server.certificateVerify(Identity.SERVER);
    requireViolation(
        server.refusal(
            () ->
                server.send(new CertificateVerify(new SignatureScheme(scheme), right.signature()))),
        AuthenticationViolation.UNOFFERED_SCHEME);
    RawClient client = Situations.askedForCertificate();
    client.send(client.certificate(Identity.CLIENT));
    requireViolation(
        client.refusal(
            () ->
                client.send(new CertificateVerify(new SignatureScheme(scheme), right.signature()))),
        AuthenticationViolation.UNOFFERED_SCHEME);
  }

  @Test
  @DisplayName("Row 10: a scheme is bound to the key's curve")
  void schemeOfAnotherCurve() throws TlsException {
    RawClient client = Situations.askedForCertificate();
    client.send(client.certificate(Identity.CLIENT));
    CertificateVerify right = client.certificateVerify(Identity.CLIENT);
    requireViolation(
        client.refusal(
            () ->
                client.send(
                    new CertificateVerify(
                        SignatureScheme.ECDSA_SECP256R1_SHA256, right.signature()))),
        AuthenticationViolation.SCHEME_NOT_FOR_KEY);
  }

  @Nested
  @DisplayName("Row 17: application protocols and names")
  class Protocols {

    @Test
    void withoutACommonProtocolThereIsNoConnection() throws TlsException {
      RawClient client =
          Situations.rawClient(
              server ->
                  server.applicationProtocols(ApplicationProtocolChooser.firstOf(List.of("h2"))));
      RawPeer.Refusal refusal =
          client.refusal(
              () ->
                  client.sendHello(
                      RawClient.with(
                          client.hello(), AuthenticationScenarios.protocols("spdy", "gopher"))));
      assertThat(refusal.alert()).isEqualTo(AlertDescription.NO_APPLICATION_PROTOCOL);
      assertThat(refusal.cause()).hasMessageContainingAll("spdy", "gopher", "h2");
    }

    @Test
    void theServerSelectsOneOfThoseOffered() throws TlsException {
      RawClient client =
          Situations.rawClient(
              server ->
                  server.applicationProtocols(ApplicationProtocolChooser.firstOf(List.of("h2"))));
      client.sendHello(
          RawClient.with(client.hello(), AuthenticationScenarios.protocols("http/1.1", "h2")));
      assertThat(
              client.heard(EncryptedExtensions.class).extensions().find(ApplicationProtocols.class))
          .contains(AuthenticationScenarios.protocols("h2"));
    }

    @Test
    void aClientThatOffersNoneIsServed() throws TlsException {
      RawClient client =
          Situations.rawClient(
              server ->
                  server.applicationProtocols(ApplicationProtocolChooser.firstOf(List.of("h2"))));
      client.handshake();
      assertThat(client.opposite.connection.negotiated().applicationProtocol()).isEmpty();
      assertThat(client.heard(EncryptedExtensions.class).extensions().isEmpty()).isTrue();
    }

    @Test
    void aNameIsAcknowledgedOnlyIfItWasUsed() throws TlsException {
      for (ServerNames.Recognition verdict :
          List.of(ServerNames.Recognition.ACCEPTED, ServerNames.Recognition.IGNORED)) {
        RawClient client = Situations.rawClient(server -> server.serverNames(_ -> verdict));
        client.sendHello(Retries.withName(client.hello()));
        assertThat(
                client
                    .heard(EncryptedExtensions.class)
                    .extensions()
                    .find(ServerNameAccepted.class)
                    .isPresent())
            .isEqualTo(verdict == ServerNames.Recognition.ACCEPTED);
      }
    }
  }

  @Test
  @DisplayName("Row 21: a handshake that fails leaves no trace in the next hello")
  void aFailedHandshakeTeachesNothing() throws TlsException {
    var config = Pair.client(TestCrypto.PROVIDER).extensionOrder(ExtensionOrder.FIXED).build();
    List<ExtensionType> before = types(config);
    RawServer server = new RawServer(new Endpoint(TlsConnection.client(config)));
    server.sendRetry();
    server.sendHello();
    server.refusal(() -> server.send(server.hello()));
    assertThat(types(config)).containsExactlyInAnyOrderElementsOf(before);
  }

  private static List<ExtensionType> types(ClientConfig config) {
    RawServer server = new RawServer(new Endpoint(TlsConnection.client(config)));
    assertThat(HelloScenarios.share(server.hello()).group()).isEqualTo(NamedGroup.X25519);
    return server.hello().extensions().types();
  }

  @Test
  @DisplayName("Row 18: an unknown pre-shared key leads to a full handshake")
  void anUnknownPreSharedKeyIsIgnored() throws TlsException {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    ClientHello hello =
        RawClient.with(
            client.hello(), new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE)));
    client.sendHello(RawClient.with(hello, HelloScenarios.psk()));
    assertThat(client.heard(ServerHello.class).extensions().types())
        .doesNotContain(ExtensionType.PRE_SHARED_KEY);
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
  }

  @Test
  void theSuiteIsTheServersChoiceOrTheClients() {
    for (ServerConfig.Preference whose : ServerConfig.Preference.values()) {
      CipherSuite first = CipherSuite.TLS_AES_256_GCM_SHA384;
      CipherSuite second = CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
      Pair pair =
          Pair.of(
              client -> client.policy(Tls13.POLICY.withSuites(List.of(first, second))),
              server ->
                  server.suiteOrder(whose).policy(Tls13.POLICY.withSuites(List.of(second, first))));
      pair.handshake();
      assertThat(pair.client.connection.negotiated().suite())
          .contains(whose == ServerConfig.Preference.CLIENT ? first : second);
    }
  }

  @Test
  void valuesThatNobodyKnowsAreIgnoredInAHello() throws TlsException {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    ClientHello hello =
        HelloScenarios.suites(
            client.hello(), new CipherSuite(0x7A7A), CipherSuite.TLS_AES_128_GCM_SHA256);
    for (Extension more :
        List.of(
            new SupportedGroups(List.of(new NamedGroup(0x7A7A), NamedGroup.X25519)),
            new SignatureAlgorithms(
                List.of(new SignatureScheme(0x7A7A), SignatureScheme.ECDSA_SECP256R1_SHA256)),
            new KeyShares(
                List.of(
                    new KeyShareEntry(new NamedGroup(0x7A7A), Bytes.of((byte) 0)),
                    HelloScenarios.share(hello))))) {
      hello = RawClient.with(hello, more);
    }
    client.sendHello(hello);
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
  }

  private static void requireViolation(RawPeer.Refusal refusal, Violation violation) {
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class, cause -> assertThat(cause.violation()).isEqualTo(violation));
    assertThat(refusal.alert()).isEqualTo(violation.alert());
  }
}
