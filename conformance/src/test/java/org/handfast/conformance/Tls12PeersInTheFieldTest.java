package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.SignatureVerifier;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.Evidence;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.StatusPromised;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What peers of TLS 1.2 are known to do, and where it ends.
@DisplayName("TLS 1.2: peers in the field")
class Tls12PeersInTheFieldTest {

  @Test
  void anUnknownNameMayBeAWarningBeforeTheServersHello() throws TlsException {
    RawServer12 server = Tls12.rawServer(client -> client.policy(Policy.CLASSIC_2026));
    server.sendAlert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME);
    Tls12HandshakeTest.assertTalks(server.handshake());
  }

  @Test
  void whereThereIsNothingButTls13AnErrorIsFatal() {
    RawServer server = Situations.rawServer();
    server
        .refusal(() -> server.sendAlert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME))
        .require(RecordViolation.ERROR_AS_WARNING);
  }

  @Test
  void aServersGroupsAreOfNoConsequence() throws TlsException {
    RawServer12 server = Tls12.rawServer();
    ServerHello hello = server.serverHello();
    server.sendHello(also(hello, new SupportedGroups(List.of(NamedGroup.SECP384R1))));
    server.send(server.certificate(server.suite.identity()));
    server.end();
    server.finish();
    Tls12HandshakeTest.assertTalks(server);
  }

  @Test
  void whatIsSaidOfNoCertificateIsNotMissed() throws TlsException {
    ClientConfig.Builder client = Tls12.client().evidence(Set.of(Evidence.OCSP_RESPONSE));
    ClientConfig config = client.build();
    RawServer12 first = new RawServer12(new Endpoint(connection(config)));
    first.promisesTicket = true;
    first.handshake();
    RawServer12 second = new RawServer12(new Endpoint(connection(config)));
    second.session = first.kept();
    second.sendHello(also(second.serverHello(), new StatusPromised()));
    second.finish();
    assertThat(second.opposite.connection.negotiated().isResumed()).isTrue();
    Tls12HandshakeTest.assertTalks(second);
  }

  @Test
  void aHelloOfTls12AloneHasNothingOfTls13() {
    RawServer12 server = Tls12.rawServer();
    assertThat(server.hello().legacySessionId()).isEqualTo(Bytes.EMPTY);
    assertThat(server.hello().extensions().find(SupportedGroups.class).orElseThrow().groups())
        .allMatch(NamedGroup::isForTls12);
  }

  @Test
  void afterEarlyDataThereIsNoOlderVersion() throws TlsException {
    ClientConfig config =
        PskSituations.client(
            one -> one.policy(Policy.MODERN_2026).earlyData(EarlyDataUse.WHERE_ALLOWED));
    PskSituations.rawServer(config).handshake().sendTicket(1000);
    Endpoint client = new Endpoint(connection(config));
    client.flush();
    ServerHello older =
        new ServerHello(
            ProtocolVersion.TLS_1_2,
            new Random(TestCrypto.PROVIDER.random().next(Random.SIZE)),
            Bytes.EMPTY,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            Extensions.NONE);
    assertThatThrownBy(
            () ->
                client.receive(
                    RecordCipher.plain(ContentType.HANDSHAKE, HandshakeCodec.encode(older))))
        .isInstanceOfSatisfying(
            PeerViolation.class,
            failure ->
                assertThat(failure.violation())
                    .isEqualTo(Tls12Violation.OLDER_VERSION_ON_EARLY_DATA));
  }

  @Test
  void aClientThatTakesNothingButRawKeysTakesNoCertificate() {
    RawServer12 server = Tls12.rawServer(client -> client.certificateTypes(rawKeysFromThePeer()));
    requireNoCommonType(server.refusal(() -> server.sendHello()));
  }

  @Test
  void norDoesAServer() {
    RawClient12 client =
        Tls12.rawClient(
            server ->
                server
                    .clientAuthentication(ClientAuthentication.WANT, Identity.TRUST)
                    .certificateTypes(rawKeysFromThePeer()));
    requireNoCommonType(client.refusal(client::sendHello));
  }

  @Test
  void aServerThatCanVerifyNobodyInTls12AsksNobody() {
    CryptoProvider crypto = TestCrypto.PROVIDER;
    SignatureVerifier picky =
        new SignatureVerifier() {
          @Override
          public List<SignatureScheme> schemes() {
            return List.of(SignatureScheme.MLDSA44);
          }

          @Override
          public Verdict verify(
              SignatureScheme scheme, PublicKey key, Bytes content, Bytes signature) {
            throw new AssertionError("nothing was signed");
          }
        };
    RawClient12 client =
        new RawClient12(
            new Endpoint(
                Tls12.connection(
                    ServerConfig.with(
                            new CryptoProvider(
                                crypto.hashes(),
                                crypto.aeads(),
                                crypto.keyExchanges(),
                                picky,
                                crypto.random()))
                        .identifiedBy(Identity.SERVER.source())
                        .clientAuthentication(ClientAuthentication.NEED, Identity.TRUST)
                        .policy(Tls12.POLICY))));
    assertThat(incompatible(client.refusal(client::sendHello)))
        .isEqualTo(PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME);
  }

  private static TlsConnection connection(ClientConfig config) {
    return TlsConnection.client(
        config, Optional.of("server.example"), Optional.of("server.example:443"));
  }

  private static CertificateTypes rawKeysFromThePeer() {
    return new CertificateTypes(
        List.of(CertificateType.X509), List.of(CertificateType.RAW_PUBLIC_KEY));
  }

  private static void requireNoCommonType(RawPeer.Refusal refusal) {
    assertThat(incompatible(refusal)).isEqualTo(PeerIncompatible.Reason.NO_COMMON_CERTIFICATE_TYPE);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNSUPPORTED_CERTIFICATE);
  }

  private static PeerIncompatible.Reason incompatible(RawPeer.Refusal refusal) {
    assertThat(refusal.cause()).isInstanceOf(PeerIncompatible.class);
    return ((PeerIncompatible) refusal.cause()).reason();
  }

  private static ServerHello also(ServerHello hello, Extension extension) {
    List<Extension> all = new ArrayList<>(hello.extensions().all());
    all.add(extension);
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        new Extensions(all));
  }
}
