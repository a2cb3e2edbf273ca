package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.tls12.Certificate;
import org.handfast.protocol.message.tls12.CertificateStatus;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message in every state of TLS 1.2: what has no edge there is refused with
/// unexpected_message and nothing else. And the mistakes that have a name.
@DisplayName("Row 13: every message in every state of TLS 1.2 (CVE-2020-2655, CVE-2014-6593)")
class Tls12EveryMessageTest {
  private static final Map<String, Situations12.Situation> SITUATIONS = Situations12.all();

  static Stream<Arguments> unwelcome() {
    return SITUATIONS.entrySet().stream()
        .flatMap(
            entry ->
                messages().entrySet().stream()
                    .filter(message -> !isWelcome(entry, message.getKey()))
                    .map(
                        message ->
                            Arguments.of(entry.getKey(), message.getKey(), message.getValue())));
  }

  // RFC 5246 7.4.1.1: a client ignores a HelloRequest in the handshake, and answers one after it.
  private static boolean isWelcome(
      Map.Entry<String, Situations12.Situation> state, String message) {
    return state.getValue().welcome().contains(message)
        || (message.equals("hello_request") && state.getKey().startsWith("client."));
  }

  @ParameterizedTest(name = "{0} refuses {1}")
  @MethodSource("unwelcome")
  void anUnwelcomeMessageIsRefused(String state, String name, Bytes message) throws TlsException {
    Situations12.Situation situation = SITUATIONS.get(state);
    RawPeer12 peer = situation.way().go();
    RawPeer.Refusal refusal = peer.refusal(() -> peer.send(ContentType.HANDSHAKE, message));
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
    assertThat(refusal.cause().stage()).isEqualTo(situation.words());
    if (refusal.cause() instanceof PeerViolation violation) {
      assertThat(violation.violation()).isEqualTo(FlowViolation.UNEXPECTED);
      assertThat(violation.offender()).isEqualTo(peer.side());
    } else {
      // A type that TLS 1.2 does not have.
      assertThat(tls12()).doesNotContainKey(name);
    }
  }

  static Stream<String> closedToChanges() {
    return SITUATIONS.entrySet().stream()
        .filter(entry -> !entry.getValue().welcome().contains(Situations12.CHANGE_CIPHER_SPEC))
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("closedToChanges")
  @DisplayName("Row 13: a ChangeCipherSpec has one place (CVE-2014-0224)")
  void aChangeCipherSpecHasOnePlace(String state) throws TlsException {
    RawPeer12 peer = SITUATIONS.get(state).way().go();
    RawPeer.Refusal refusal =
        peer.refusal(() -> peer.send(ContentType.CHANGE_CIPHER_SPEC, Bytes.of((byte) 1)));
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
    assertThat(((PeerViolation) refusal.cause()).violation())
        .isIn(
            FlowViolation.UNEXPECTED,
            RecordViolation.UNEXPECTED_CONTENT_TYPE,
            RecordViolation.UNEXPECTED_CHANGE_CIPHER_SPEC);
  }

  @ParameterizedTest
  @MethodSource("states")
  void applicationDataComesAfterTheHandshakeAlone(String state) throws TlsException {
    RawPeer12 peer = SITUATIONS.get(state).way().go();
    if (SITUATIONS.get(state).words().equals("connected")) {
      Tls12HandshakeTest.assertTalks(peer);
    } else {
      peer.refusal(() -> peer.sendData("too early")).require(FlowViolation.EARLY_APPLICATION_DATA);
    }
  }

  static Set<String> states() {
    return SITUATIONS.keySet();
  }

  @ParameterizedTest
  @MethodSource("states")
  void theWayLeadsToTheStateThatItNames(String state) throws TlsException {
    RawPeer12 peer = SITUATIONS.get(state).way().go();
    RawPeer.Refusal refusal =
        peer.refusal(() -> peer.sendAlert(AlertLevel.FATAL, AlertDescription.DECODE_ERROR));
    refusal.requireSilence();
    assertThat(refusal.cause().stage()).isEqualTo(SITUATIONS.get(state).words());
  }

  @Test
  void everyListeningStateIsVisited() {
    Set<String> listening =
        Stream.of(StateGraphTest.CLIENT, StateGraphTest.SERVER)
            .flatMap(graph -> graph.listening().stream())
            .filter(StateGraph::isTls12)
            .map(
                state ->
                    (state.getPackageName().contains(".client.") ? "client." : "server.")
                        + state.getSimpleName())
            .collect(Collectors.toSet());
    assertThat(SITUATIONS.keySet()).isEqualTo(listening);
  }

  @Test
  void aSkippedCertificateVerifyIsRefused() throws TlsException {
    for (ClientAuthentication mode :
        List.of(ClientAuthentication.WANT, ClientAuthentication.NEED)) {
      RawClient12 client =
          Tls12.rawClient(server -> server.clientAuthentication(mode, Identity.TRUST));
      client.sendHello();
      client.send(client.certificate(Identity.CLIENT));
      client.sendKeyExchange();
      client.refusal(client::sendChange).require(FlowViolation.UNEXPECTED);
    }
  }

  @Test
  void aServerKeyExchangeIsUnsolicitedInKeyTransport() throws TlsException {
    // FREAK was such a one (CVE-2015-0204).
    for (CipherSuite suite :
        List.of(
            CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_RSA_WITH_NULL_SHA256)) {
      RawServer12 server = Tls12.rawServer(suite).begin();
      server.refusal(() -> server.send(server.keyExchange())).require(FlowViolation.UNEXPECTED);
    }
  }

  @Test
  void aFinishedBeforeTheChangeCipherSpecIsRefused() throws TlsException {
    RawClient12 client = Situations12.afterKeyExchange();
    client.refusal(client::sendFinished).require(FlowViolation.UNEXPECTED);
    RawServer12 server = Situations12.afterClientsFlight();
    server.refusal(server::sendFinished).require(FlowViolation.UNEXPECTED);
  }

  @Test
  void anEarlyChangeCipherSpecIsRefused() throws TlsException {
    // Keys that the attacker knows were the point of it (CVE-2014-0224).
    RawServer12 first = Tls12.rawServer();
    first.refusal(first::sendChange).require(FlowViolation.UNEXPECTED);
    RawServer12 second = Tls12.rawServer().begin();
    second.refusal(second::sendChange).require(FlowViolation.UNEXPECTED);
    RawClient12 third = Tls12.rawClient();
    third.refusal(third::sendChange).require(RecordViolation.UNEXPECTED_CHANGE_CIPHER_SPEC);
    RawClient12 fourth = Tls12.rawClient();
    fourth.sendHello();
    fourth.refusal(fourth::sendChange).require(FlowViolation.UNEXPECTED);
  }

  @Test
  void aFinishedInTheClearIsRefused() throws TlsException {
    RawClient12 client = Situations12.afterKeyExchange();
    client.deliver(RecordCipher.plain(ContentType.CHANGE_CIPHER_SPEC, Bytes.of((byte) 1)));
    Violation expected = RecordViolation.BAD_RECORD;
    client.refusal(client::sendFinished).require(expected);
    RawServer12 server = Situations12.afterClientsFlight();
    server.deliver(RecordCipher.plain(ContentType.CHANGE_CIPHER_SPEC, Bytes.of((byte) 1)));
    server.refusal(server::sendFinished).require(expected);
  }

  @Test
  void noMessageSpansTheChangeOfKeys() throws TlsException {
    RawClient12 client = Situations12.afterKeyExchange();
    client.send(ContentType.HANDSHAKE, Bytes.of((byte) 20));
    RawPeer.Refusal refusal = client.refusal(client::sendChange);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
  }

  // One of each kind, fit to be decoded where TLS 1.2 has it.
  private static Map<String, Bytes> messages() {
    Map<String, Bytes> all = new LinkedHashMap<>();
    tls12().forEach((name, message) -> all.put(name, HandshakeCodec.encode(message)));
    for (HandshakeType type : EveryMessageEverywhereTest.everyKnownType()) {
      all.computeIfAbsent(
          type.toString(), _ -> Bytes.of((byte) type.code(), (byte) 0, (byte) 0, (byte) 0));
    }
    all.put("an unknown type", Bytes.of((byte) 99, (byte) 0, (byte) 0, (byte) 0));
    return all;
  }

  private static Map<String, HandshakeMessage> tls12() {
    RawServer12 server = Tls12.rawServer();
    Map<String, HandshakeMessage> all = new LinkedHashMap<>();
    for (HandshakeMessage sample :
        List.of(
            new HelloRequest(),
            server.hello(),
            server.serverHello(),
            new Certificate(List.of()),
            new CertificateStatus(Bytes.of((byte) 1)),
            server.keyExchange(),
            server.certificateRequest(),
            new ServerHelloDone(),
            ClientKeyExchange.ofPoint(Bytes.owning(new byte[32])),
            new CertificateVerify(
                SignatureScheme.ECDSA_SECP256R1_SHA256, Bytes.owning(new byte[70])),
            server.ticket(),
            new Finished(Bytes.owning(new byte[12])))) {
      all.put(sample.type().toString(), sample);
    }
    return all;
  }
}
