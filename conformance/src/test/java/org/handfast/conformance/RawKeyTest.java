package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handfast.protocol.registry.CertificateType.RAW_PUBLIC_KEY;
import static org.handfast.protocol.registry.CertificateType.X509;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.testing.JdkSignatures;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.pki.PinnedKeys;
import org.handfast.pki.RawKey;
import org.handfast.protocol.extension.ClientCertificateTypes;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.ServerCertificateType;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 7250: raw public keys")
class RawKeyTest {
  private static final List<CertificateType> RAW = List.of(RAW_PUBLIC_KEY);
  private static final CertificateTypes RAW_FROM_SERVER = new CertificateTypes(List.of(X509), RAW);
  private static final CertificateTypes RAW_AS_SERVER = new CertificateTypes(RAW, List.of(X509));
  private static final PinnedKeys PINNED =
      PinnedKeys.of(
          List.of(
              Identity.SERVER.certificate().getPublicKey(),
              Identity.CLIENT.certificate().getPublicKey()));

  private static CredentialSource raw(Identity identity) {
    return RawKey.of(
        identity.keys().getPrivate(),
        identity.keys().getPublic(),
        (key, _) -> JdkSignatures.signer(key));
  }

  private static Bytes key(Identity identity) {
    return Bytes.owning(identity.keys().getPublic().getEncoded());
  }

  private static ClientConfig.Builder client(CertificateTypes types, CredentialSource own) {
    return Tls13.client(TestCrypto.PROVIDER)
        .trusting(PINNED.orCertificates(Identity.TRUST))
        .identifiedBy(own)
        .certificateTypes(types);
  }

  private static ServerConfig.Builder server(CertificateTypes types, CredentialSource own) {
    return Tls13.server(TestCrypto.PROVIDER).identifiedBy(own).certificateTypes(types);
  }

  private static Pair pair(ClientConfig.Builder client, ServerConfig.Builder server) {
    return new Pair(
        TlsConnection.client(client.build()),
        TlsConnection.server(ConfigSource.always(server.build())));
  }

  @Test
  void bothSidesMayBeKnownByTheirKeys() {
    CertificateTypes types = new CertificateTypes(RAW, RAW);
    Pair pair =
        pair(
            client(types, raw(Identity.CLIENT)),
            server(types, raw(Identity.SERVER))
                .clientAuthentication(ClientAuthentication.NEED, PINNED));
    pair.handshake().exchange();
    for (Endpoint end : List.of(pair.client, pair.server)) {
      assertThat(end.connection.negotiated().certificateType(Side.CLIENT))
          .isEqualTo(RAW_PUBLIC_KEY);
      assertThat(end.connection.negotiated().certificateType(Side.SERVER))
          .isEqualTo(RAW_PUBLIC_KEY);
    }
    VerifiedPeer server = pair.client.connection.negotiated().peer().orElseThrow();
    assertThat(server.key()).isEqualTo(Identity.SERVER.keys().getPublic());
    assertThat(server.chain()).isEmpty();
  }

  @ParameterizedTest(name = "client takes {0}, server has {1}: {2}")
  @CsvSource({
    "RX, R, R",
    "RX, X, X",
    "XR, RX, R",
    "RX, XR, X",
    "R, XR, R",
    "X, XR, X",
  })
  @DisplayName("RFC 7250 4.2: of what both have, the server chooses")
  void theServerChooses(String takes, String has, String chosen) {
    CredentialSource own = raw(Identity.SERVER).or(Identity.SERVER.source());
    CredentialSource byType =
        request ->
            request.types().getFirst().equals(X509)
                ? Identity.SERVER.source().choose(request)
                : own.choose(request);
    Pair pair =
        pair(
            client(new CertificateTypes(List.of(X509), types(takes)), CredentialSource.none()),
            server(new CertificateTypes(types(has), List.of(X509)), byType));
    pair.handshake().exchange();
    assertThat(pair.client.connection.negotiated().certificateType(Side.SERVER))
        .isEqualTo(types(chosen).getFirst());
    assertThat(pair.client.connection.negotiated().peer().orElseThrow().chain())
        .hasSize(chosen.equals("X") ? 1 : 0);
  }

  private static List<CertificateType> types(String letters) {
    return letters.chars().mapToObj(letter -> letter == 'R' ? RAW_PUBLIC_KEY : X509).toList();
  }

  @Test
  void byDefaultNothingIsSaid() {
    Extensions hello = Situations.rawServer().hello().extensions();
    assertThat(hello.contains(ExtensionType.CLIENT_CERTIFICATE_TYPE)).isFalse();
    assertThat(hello.contains(ExtensionType.SERVER_CERTIFICATE_TYPE)).isFalse();
  }

  @Test
  void aKeyThatIsNotPinnedIsRefused() throws TlsException {
    requireDistrust(
        key(Identity.another(Identity.SERVER)),
        UntrustedPeer.Reason.UNKNOWN_KEY,
        AlertDescription.CERTIFICATE_UNKNOWN);
  }

  @Test
  void aCertificateIsNoKey() throws TlsException {
    requireDistrust(
        Identity.SERVER.der(), UntrustedPeer.Reason.MALFORMED_KEY, AlertDescription.DECODE_ERROR);
  }

  private static void requireDistrust(
      Bytes presented, UntrustedPeer.Reason reason, AlertDescription alert) throws TlsException {
    RawServer server = afterExtensions();
    server.send(new Certificate(Bytes.EMPTY, List.of(entry(presented))));
    RawPeer.Refusal refusal =
        server.refusal(() -> server.send(server.certificateVerify(Identity.SERVER)));
    assertThat(((UntrustedPeer) refusal.cause()).reason()).isEqualTo(reason);
    assertThat(refusal.alert()).isEqualTo(alert);
  }

  /// A server that has agreed to present a raw public key.
  static RawServer afterExtensions() throws TlsException {
    RawServer server =
        new RawServer(
            new Endpoint(
                TlsConnection.client(client(RAW_FROM_SERVER, CredentialSource.none()).build())));
    server.sendHello();
    server.send(server.encryptedExtensions(new ServerCertificateType(RAW_PUBLIC_KEY)));
    return server;
  }

  static Certificate.Entry entry(Bytes data) {
    return new Certificate.Entry(data, Extensions.NONE);
  }

  static Bytes serverKey() {
    return key(Identity.SERVER);
  }

  @Test
  void aServerThatSaysNothingMeansX509() throws TlsException {
    RawServer server =
        new RawServer(
            new Endpoint(
                TlsConnection.client(client(RAW_FROM_SERVER, CredentialSource.none()).build())));
    server.sendHello();
    RawPeer.Refusal refusal = server.refusal(() -> server.send(server.encryptedExtensions()));
    assertThat(((PeerIncompatible) refusal.cause()).reason())
        .isEqualTo(PeerIncompatible.Reason.NO_COMMON_CERTIFICATE_TYPE);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNSUPPORTED_CERTIFICATE);
  }

  @Test
  void aClientIsNotAskedForWhatItDoesNotHave() throws TlsException {
    CertificateTypes rawAsClient = new CertificateTypes(RAW, List.of(X509));
    RawServer silent =
        new RawServer(
            new Endpoint(TlsConnection.client(client(rawAsClient, raw(Identity.CLIENT)).build())));
    silent.sendHello();
    silent.send(silent.encryptedExtensions());
    RawPeer.Refusal refusal = silent.refusal(() -> silent.send(silent.certificateRequest()));
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNSUPPORTED_CERTIFICATE);

    // Where it is not asked at all, it does not matter.
    new RawServer(
            new Endpoint(TlsConnection.client(client(rawAsClient, raw(Identity.CLIENT)).build())))
        .handshake();
  }

  @ParameterizedTest(name = "client offers {0}, server takes {1}")
  @CsvSource({"R, X", "'', R"})
  void aClientWithNothingThatTheServerTakesIsRefused(String offers, String takes)
      throws TlsException {
    RawClient client =
        new RawClient(
            new Endpoint(
                TlsConnection.server(
                    ConfigSource.always(
                        server(
                                new CertificateTypes(List.of(X509), types(takes)),
                                Identity.SERVER.source())
                            .clientAuthentication(ClientAuthentication.WANT, PINNED)
                            .build()))));
    RawPeer.Refusal refusal =
        client.refusal(
            () ->
                client.sendHello(
                    offers.isEmpty()
                        ? client.hello()
                        : RawClient.with(
                            client.hello(), new ClientCertificateTypes(types(offers)))));
    assertThat(((PeerIncompatible) refusal.cause()).reason())
        .isEqualTo(PeerIncompatible.Reason.NO_COMMON_CERTIFICATE_TYPE);
  }

  @Test
  void aServerOfKeysRefusesAClientOfCertificates() throws TlsException {
    RawClient client =
        new RawClient(
            new Endpoint(
                TlsConnection.server(
                    ConfigSource.always(server(RAW_AS_SERVER, raw(Identity.SERVER)).build()))));
    RawPeer.Refusal refusal = client.refusal(client::sendHello);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNSUPPORTED_CERTIFICATE);
  }

  @Test
  @DisplayName("RFC 7250 4.2: no answer about certificates that nobody will ask for")
  void theServerAnswersOnlyWhatMatters() throws TlsException {
    RawClient client =
        new RawClient(
            new Endpoint(
                TlsConnection.server(
                    ConfigSource.always(server(RAW_AS_SERVER, raw(Identity.SERVER)).build()))));
    client.sendHello(
        RawClient.with(
            RawClient.with(
                client.hello(), new ServerCertificateTypes(List.of(X509, RAW_PUBLIC_KEY))),
            new ClientCertificateTypes(RAW)));
    assertThat(client.heard(EncryptedExtensions.class).extensions().all())
        .containsExactly(new ServerCertificateType(RAW_PUBLIC_KEY));
    assertThat(client.heard(Certificate.class).entries())
        .extracting(Certificate.Entry::data)
        .containsExactly(serverKey());
  }

  @Test
  void aSourceThatIgnoresTheTypesPresentsNothing() throws TlsException {
    RawClient client =
        new RawClient(
            new Endpoint(
                TlsConnection.server(
                    ConfigSource.always(
                        server(RAW_AS_SERVER, _ -> Optional.of(Identity.SERVER.credential()))
                            .build()))));
    RawPeer.Refusal refusal =
        client.refusal(
            () ->
                client.sendHello(RawClient.with(client.hello(), new ServerCertificateTypes(RAW))));
    assertThat(((PeerIncompatible) refusal.cause()).reason())
        .isEqualTo(PeerIncompatible.Reason.NO_CERTIFICATE);
  }
}
