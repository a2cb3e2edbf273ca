package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.CompressedCertificate;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.message.EndOfEarlyData;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message in every state: those that have an edge there are taken, all others are refused
/// and answered with unexpected_message and nothing else.
@DisplayName("Row 13: every message in every state (CVE-2020-2655, CVE-2020-2767, CVE-2023-3724)")
class EveryMessageEverywhereTest {
  private static final Map<String, Situations.Situation> SITUATIONS = Situations.all();

  static Stream<Arguments> unwelcome() {
    return SITUATIONS.entrySet().stream()
        .flatMap(
            entry ->
                messages().entrySet().stream()
                    .filter(message -> !isWelcome(entry.getValue(), message.getKey()))
                    .map(
                        message ->
                            Arguments.of(entry.getKey(), message.getKey(), message.getValue())));
  }

  @ParameterizedTest(name = "{0} refuses {1}")
  @MethodSource("unwelcome")
  void anUnwelcomeMessageIsRefused(String state, String name, Bytes message) throws TlsException {
    Situations.Situation situation = SITUATIONS.get(state);
    RawPeer peer = situation.way().go();
    RawPeer.Refusal refusal = peer.refusal(() -> peer.send(ContentType.HANDSHAKE, message));
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
    assertThat(refusal.cause().stage()).isEqualTo(situation.words());
    if (refusal.cause() instanceof PeerViolation violation) {
      assertThat(violation.violation()).isEqualTo(FlowViolation.UNEXPECTED);
      assertThat(violation.offender()).isEqualTo(peer.side());
    } else {
      // A type that TLS 1.3 does not have.
      assertThat(refusal.cause()).isInstanceOf(Malformed.class);
      assertThat(tls13()).doesNotContainKey(name);
    }
  }

  @Test
  void everyListeningStateIsVisited() {
    Set<String> listening =
        Stream.of(StateGraphTest.CLIENT, StateGraphTest.SERVER)
            .flatMap(graph -> graph.listening().stream())
            .filter(state -> !StateGraph.isTls12(state))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    assertThat(SITUATIONS.keySet()).isEqualTo(listening);
  }

  @ParameterizedTest
  @MethodSource("states")
  void theWayLeadsToTheStateThatItNames(String state) throws TlsException {
    // An alert ends it there, and the failure tells where that was.
    RawPeer peer = SITUATIONS.get(state).way().go();
    RawPeer.Refusal refusal = peer.refusal(() -> peer.sendAlert(AlertDescription.DECODE_ERROR));
    refusal.requireSilence();
    assertThat(refusal.cause().stage()).isEqualTo(SITUATIONS.get(state).words());
  }

  static Set<String> states() {
    return SITUATIONS.keySet();
  }

  private static boolean isWelcome(Situations.Situation situation, String name) {
    boolean retry = name.equals("hello_retry_request");
    String type = retry ? "server_hello" : name;
    return situation.welcome().stream().map(HandshakeType::toString).anyMatch(type::equals)
        && !(retry && situation.words().endsWith("after a retry"));
  }

  // One of each kind, fit to be decoded where TLS 1.3 has it.
  private static Map<String, Bytes> messages() {
    Map<String, Bytes> all = new LinkedHashMap<>();
    tls13().forEach((name, message) -> all.put(name, HandshakeCodec.encode(message)));
    for (HandshakeType type : everyKnownType()) {
      all.computeIfAbsent(
          type.toString(), _ -> Bytes.of((byte) type.code(), (byte) 0, (byte) 0, (byte) 0));
    }
    all.put("an unknown type", Bytes.of((byte) 99, (byte) 0, (byte) 0, (byte) 0));
    return all;
  }

  private static Map<String, HandshakeMessage> tls13() {
    RawServer server = Situations.rawServer();
    List<HandshakeMessage> samples = new ArrayList<>();
    samples.add(server.hello());
    samples.add(server.serverHello());
    samples.add(new EncryptedExtensions(Extensions.NONE));
    samples.add(server.certificateRequest());
    samples.add(new Certificate(Bytes.EMPTY, List.of()));
    samples.add(
        new CertificateVerify(SignatureScheme.ECDSA_SECP256R1_SHA256, Bytes.owning(new byte[70])));
    samples.add(new Finished(Bytes.owning(new byte[32])));
    samples.add(new EndOfEarlyData());
    samples.add(new NewSessionTicket(1, 1, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.NONE));
    samples.add(new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    samples.add(
        new CompressedCertificate(CertificateCompressionAlgorithm.ZLIB, 10, Bytes.of((byte) 1)));
    Map<String, HandshakeMessage> all = new LinkedHashMap<>();
    samples.forEach(sample -> all.put(sample.type().toString(), sample));
    all.put("hello_retry_request", server.retryRequest());
    return all;
  }

  static List<HandshakeType> everyKnownType() {
    return Stream.of(HandshakeType.class.getFields())
        .filter(field -> field.getType() == HandshakeType.class)
        .map(
            field -> {
              try {
                return (HandshakeType) field.get(null);
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }
}
