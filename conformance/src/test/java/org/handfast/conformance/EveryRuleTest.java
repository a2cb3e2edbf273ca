package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerRejected.Authenticity;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule that the engine names is broken once; each time the failure is that constant and the
/// peer gets its alert and nothing else. A rule that nobody can break would not be one: the tests
/// know all constants, and miss none.
@DisplayName("Every failure by its name, and its alert on the wire")
class EveryRuleTest {

  static Stream<Violation> violations() {
    return Stream.of(Violation.class.getPermittedSubclasses())
        .flatMap(type -> Stream.of(type.getEnumConstants()))
        .map(Violation.class::cast);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("violations")
  void everyViolationIsProvoked(Violation violation) throws TlsException {
    Map<Violation, Scenario> scenarios = new LinkedHashMap<>(RecordScenarios.all());
    scenarios.putAll(HelloScenarios.all());
    scenarios.putAll(AuthenticationScenarios.all());
    scenarios.putAll(PskScenarios.all());
    scenarios.putAll(ExtensionScenarios.all());
    scenarios.putAll(Tls12Scenarios.all());
    assertThat(scenarios).as("a scenario for each constant").containsKey(violation);

    RawPeer.Refusal refusal = scenarios.get(violation).play();
    assertThat(refusal.cause()).isInstanceOf(PeerViolation.class);
    PeerViolation cause = (PeerViolation) refusal.cause();
    assertThat(cause.violation()).isEqualTo(violation);
    assertThat(cause.offender()).isEqualTo(refusal.by().side().peer());
    assertThat(cause).hasMessageContainingAll(violation.deed(), violation.source());
    assertThat(refusal.alert()).isEqualTo(violation.alert());
  }

  static Stream<String> more() {
    return Tls12Scenarios.others().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("more")
  void someAreProvokedInMoreThanOneWay(String what) throws TlsException {
    Map.Entry<Violation, Scenario> mistake = Tls12Scenarios.others().get(what);
    mistake.getValue().play().require(mistake.getKey());
  }

  @ParameterizedTest
  @EnumSource(PeerIncompatible.Reason.class)
  void everyIncompatibilityIsProvoked(PeerIncompatible.Reason reason) throws TlsException {
    RawPeer.Refusal refusal = IncompatibleScenarios.all().get(reason).play();
    assertThat(refusal.cause()).isInstanceOf(PeerIncompatible.class);
    assertThat(((PeerIncompatible) refusal.cause()).reason()).isEqualTo(reason);
    assertThat(refusal.alert()).isEqualTo(reason.alert());
  }

  @ParameterizedTest
  @EnumSource(UntrustedPeer.Reason.class)
  void everyReasonNotToTrustBecomesItsAlert(UntrustedPeer.Reason reason) throws TlsException {
    PeerVerifier refusing =
        _ -> {
          throw new UntrustedPeer(reason, "for the test");
        };
    RawServer server =
        new RawServer(
            new Endpoint(
                TlsConnection.client(
                    Tls13.client(TestCrypto.PROVIDER).trusting(refusing).anonymous().build())));
    server.sendHello();
    server.send(server.encryptedExtensions());
    server.send(server.certificate(Identity.SERVER));
    requireUntrusted(
        reason, server.refusal(() -> server.send(server.certificateVerify(Identity.SERVER))));

    RawClient client =
        Situations.rawClient(one -> one.clientAuthentication(ClientAuthentication.WANT, refusing));
    client.sendHello();
    client.send(client.certificate(Identity.CLIENT));
    requireUntrusted(
        reason, client.refusal(() -> client.send(client.certificateVerify(Identity.CLIENT))));
  }

  private static void requireUntrusted(UntrustedPeer.Reason reason, RawPeer.Refusal refusal) {
    assertThat(refusal.cause()).isInstanceOf(UntrustedPeer.class);
    assertThat(((UntrustedPeer) refusal.cause()).reason()).isEqualTo(reason);
    assertThat(refusal.alert()).isEqualTo(reason.alert());
  }

  /// A message and the alert for it.
  record Misfit(Bytes message, AlertDescription alert) {}

  static List<Misfit> misfits() {
    return List.of(
        // EncryptedExtensions whose extensions end too early.
        new Misfit(Bytes.fromHex("08 000003 0005 00"), AlertDescription.DECODE_ERROR),
        // One byte more than the message holds.
        new Misfit(Bytes.fromHex("08 000003 0000 00"), AlertDescription.DECODE_ERROR),
        // The same extension twice.
        new Misfit(
            Bytes.fromHex("08 00000a 0008 fe00 0000 fe00 0000"),
            AlertDescription.ILLEGAL_PARAMETER),
        // A type that nobody knows.
        new Misfit(Bytes.fromHex("63 000000"), AlertDescription.UNEXPECTED_MESSAGE));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void whatCannotBeReadIsMalformed(Misfit misfit) throws TlsException {
    RawServer server = Situations.afterHello();
    RawPeer.Refusal refusal =
        server.refusal(() -> server.send(ContentType.HANDSHAKE, misfit.message()));
    assertThat(refusal.cause()).isInstanceOf(Malformed.class);
    assertThat(refusal.alert()).isEqualTo(misfit.alert());
  }

  static List<Bytes> badAlerts() {
    return List.of(Bytes.of((byte) 1), Bytes.fromHex("0100 0100"));
  }

  @ParameterizedTest
  @MethodSource("badAlerts")
  void anAlertIsNeitherSplitNorJoined(Bytes content) throws TlsException {
    RawServer server = Situations.afterHello();
    RawPeer.Refusal refusal = server.refusal(() -> server.send(ContentType.ALERT, content));
    assertThat(refusal.cause()).isInstanceOf(Malformed.class);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.DECODE_ERROR);
  }

  @Test
  void anAlertOfThePeerEndsTheConnectionWithoutAnAnswer() throws TlsException {
    RawServer early = Situations.rawServer();
    requireRejected(early, AlertDescription.HANDSHAKE_FAILURE, Authenticity.UNPROTECTED);
    RawServer late = Situations.rawServer().handshake();
    requireRejected(late, AlertDescription.INTERNAL_ERROR, Authenticity.PROTECTED);
    RawServer unknown = Situations.afterHello();
    requireRejected(unknown, new AlertDescription(200), Authenticity.PROTECTED);
  }

  private static void requireRejected(
      RawPeer peer, AlertDescription alert, Authenticity authenticity) {
    RawPeer.Refusal refusal = peer.refusal(() -> peer.sendAlert(alert));
    assertThat(refusal.cause()).isInstanceOf(PeerRejected.class);
    PeerRejected cause = (PeerRejected) refusal.cause();
    assertThat(cause.alert()).isEqualTo(alert);
    assertThat(cause.authenticity()).isEqualTo(authenticity);
    refusal.requireSilence();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName("Row 16: the end of the transport without close_notify is truncation")
  void theEndOfTheTransportIsTruncation(Side side) {
    Pair pair = Pair.plain().handshake();
    RawPeer.Refusal refusal = end(pair.end(side));
    assertThat(refusal.cause()).isInstanceOf(Truncated.class);
    refusal.requireSilence();
  }

  private static RawPeer.Refusal end(Endpoint endpoint) {
    try {
      endpoint.connection.inbound().end();
    } catch (TlsException e) {
      List<Content> none =
          endpoint.flush().stream()
              .map(record -> new Content(new ContentType(record.at(0)), record, false))
              .toList();
      return new RawPeer.Refusal(e, none, endpoint);
    }
    throw new AssertionError("a quiet end");
  }

  @Test
  void aFaultOfOurOwnIsToldAsSuch() throws TlsException {
    RawClient client =
        Situations.rawClient(
            server ->
                server.serverNames(
                    _ -> {
                      throw new UnsupportedOperationException("for the test");
                    }));
    RawPeer.Refusal refusal = client.refusal(client::sendHello);
    assertThat(refusal.cause())
        .isInstanceOf(LocalFault.class)
        .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.INTERNAL_ERROR);
  }

  @Test
  void thereIsNoScenarioWithoutARule() {
    assertThat(
            Stream.of(
                    RecordScenarios.all(),
                    HelloScenarios.all(),
                    AuthenticationScenarios.all(),
                    PskScenarios.all(),
                    ExtensionScenarios.all(),
                    Tls12Scenarios.all())
                .map(Map::keySet)
                .flatMap(Collection::stream))
        .doesNotHaveDuplicates()
        .hasSameSizeAs(violations().toList());
  }
}
