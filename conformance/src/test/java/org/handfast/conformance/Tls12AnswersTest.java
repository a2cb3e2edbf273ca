package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.ServerNames;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.extension.SignedTimestamps;
import org.handfast.protocol.extension.StatusPromised;
import org.handfast.protocol.extension.StatusRequest;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.CertificateStatus;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a ServerHello of TLS 1.2 answers in the open that TLS 1.3 answers under protection.
class Tls12AnswersTest {
  private static final Staple STAPLE =
      new Staple(RawPeer.bytes("an OCSP response"), List.of(RawPeer.bytes("a timestamp")));

  @Test
  void anApplicationProtocolIsSelected() {
    Pair pair =
        Tls12.pair(
            client -> client.applicationProtocols(List.of("h2", "http/1.1")),
            server ->
                server.applicationProtocols(
                    ApplicationProtocolChooser.firstOf(List.of("http/1.1"))));
    pair.handshake().exchange();
    for (Side side : Side.values()) {
      assertThat(pair.end(side).connection.negotiated().applicationProtocol()).contains("http/1.1");
    }
  }

  @Test
  void anUnofferedProtocolIsRefused() {
    RawServer12 server = Tls12.rawServer(client -> client.applicationProtocols(List.of("h2")));
    server
        .refusal(
            () ->
                server.sendHello(
                    with(
                        server.serverHello(),
                        new ApplicationProtocols(List.of(ApplicationProtocol.of("spdy"))))))
        .require(ExtensionViolation.UNOFFERED_PROTOCOL);
  }

  @Test
  void theRequestedNameIsKnownAndAcknowledged() throws TlsException {
    Pair pair = Tls12.pair(client -> client, server -> server).handshake();
    assertThat(pair.server.connection.negotiated().requestedName()).contains("server.example");
    for (ServerNames.Recognition recognition :
        List.of(ServerNames.Recognition.ACCEPTED, ServerNames.Recognition.IGNORED)) {
      RawClient12 client = Tls12.rawClient(server -> server.serverNames(_ -> recognition));
      client.handshake(RawClient.with(client.hello(), ServerName.of("server.example")));
      assertThat(client.heard(ServerHello.class).extensions().contains(ExtensionType.SERVER_NAME))
          .isEqualTo(recognition == ServerNames.Recognition.ACCEPTED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCertificatesStatusComesInAMessageOfItsOwn(boolean ephemeral) {
    Credential stapled = Identity.SERVER.credential().stapled(STAPLE);
    KeyTransportCredential plain = Identity.KEY_TRANSPORT.keyTransport();
    CipherSuite suite =
        ephemeral
            ? CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
            : CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256;
    for (boolean asks : List.of(true, false)) {
      Pair pair =
          new Pair(
              Tls12.connection(
                  Tls12.client()
                      .evidence(
                          asks ? EnumSet.allOf(Evidence.class) : EnumSet.noneOf(Evidence.class))),
              Tls12.connection(
                  Tls12.server(_ -> Optional.of(stapled))
                      .keyTransport(
                          new KeyTransportCredential(plain.chain(), plain.key(), List.of(STAPLE)))
                      .policy(Tls12.POLICY.withSuites(List.of(suite)))));
      pair.handshake().exchange();
      assertThat(pair.client.connection.negotiated().peerStaples())
          .isEqualTo(asks ? List.of(STAPLE) : List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPromisedStatusMayBeMissing(boolean ephemeral) throws TlsException {
    // RFC 6066 8.
    RawServer12 server =
        Tls12.rawServer(client -> client.evidence(EnumSet.of(Evidence.OCSP_RESPONSE)));
    if (!ephemeral) {
      server.suite = new Suite12(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256);
    }
    server.sendHello(with(server.serverHello(), new StatusPromised()));
    server.send(server.certificate(server.suite.identity()));
    server.end();
    server.finish();
    Tls12HandshakeTest.assertTalks(server);
    assertThat(server.opposite.connection.negotiated().peerStaples()).containsExactly(Staple.NONE);
  }

  @Test
  void anUnpromisedStatusIsRefused() throws TlsException {
    RawServer12 server =
        Tls12.rawServer(client -> client.evidence(EnumSet.of(Evidence.OCSP_RESPONSE)));
    server.begin();
    server
        .refusal(() -> server.send(new CertificateStatus(RawPeer.bytes("an OCSP response"))))
        .require(FlowViolation.UNEXPECTED);
  }

  @Test
  void theStatusIsForThoseWhoAsk() throws TlsException {
    Credential stapled = Identity.SERVER.credential().stapled(STAPLE);
    RawClient12 client =
        new RawClient12(new Endpoint(Tls12.connection(Tls12.server(_ -> Optional.of(stapled)))));
    client.handshake(RawClient.with(client.hello(), StatusRequest.ANY));
    assertThat(client.heard(CertificateStatus.class).response()).isEqualTo(STAPLE.ocspResponse());
    ServerHello hello = client.heard(ServerHello.class);
    assertThat(hello.extensions().contains(ExtensionType.STATUS_REQUEST)).isTrue();
    assertThat(hello.extensions().find(SignedTimestamps.class)).isEmpty();
  }

  @Test
  void whatWasNotAskedIsNotAnswered() {
    List<Extension> answers =
        List.of(new StatusPromised(), new SignedTimestamps(List.of(RawPeer.bytes("one"))));
    for (Extension answer : answers) {
      RawServer12 server = Tls12.rawServer();
      server
          .refusal(() -> server.sendHello(with(server.serverHello(), answer)))
          .require(ExtensionViolation.UNSOLICITED);
    }
  }

  static ServerHello with(ServerHello hello, Extension extension) {
    Extensions extensions = RawClient.with(hello.extensions(), extension);
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        extensions);
  }
}
