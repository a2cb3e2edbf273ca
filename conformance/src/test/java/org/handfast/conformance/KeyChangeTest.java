package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.message.EndOfEarlyData;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The messages before which, or after which, nothing else may stand in a record: after them the
/// keys change, or the other side speaks (RFC 9846 5.1).
@DisplayName(
    "Row 14: no message spans a change of keys (CVE-2023-6937, CVE-2025-61730, RUSTSEC-2026-0285)")
class KeyChangeTest {
  private static final HandshakeMessage UPDATE =
      new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
  private static final HandshakeMessage TICKET =
      new NewSessionTicket(1, 1, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.NONE);

  /// A peer about to send the last message under its keys.
  record Boundary(RawPeer peer, Bytes last, HandshakeMessage next) {}

  @FunctionalInterface
  interface Approach {
    Boundary go() throws TlsException;
  }

  static Stream<Arguments> approaches() {
    return Stream.of(
        approach(
            "ServerHello",
            () -> {
              RawServer server = Situations.rawServer();
              server.transcript.begin(server.suite.hash());
              return new Boundary(
                  server, server.say(server.serverHello()), server.encryptedExtensions());
            }),
        approach(
            "HelloRetryRequest",
            () -> {
              RawServer server = Situations.rawServer();
              return new Boundary(
                  server,
                  server.say(server.retryRequest(new RetryGroup(NamedGroup.SECP256R1))),
                  server.serverHello());
            }),
        approach(
            "ServerHello after a retry",
            () -> {
              RawServer server = Situations.rawServer();
              server.sendRetry();
              return new Boundary(
                  server, server.say(server.serverHello()), server.encryptedExtensions());
            }),
        approach(
            "the server's Finished",
            () -> {
              RawServer server = Situations.afterCertificate();
              server.send(server.certificateVerify(Identity.SERVER));
              return new Boundary(server, server.say(server.finished()), TICKET);
            }),
        approach(
            "the server's KeyUpdate",
            () -> {
              RawServer server = Situations.rawServer().handshake();
              return new Boundary(server, server.say(UPDATE), UPDATE);
            }),
        approach(
            "ClientHello",
            () -> {
              RawClient client = Situations.rawClient(UnaryOperator.identity());
              return new Boundary(client, client.say(client.hello()), client.hello());
            }),
        approach(
            "ClientHello that is answered by a retry",
            () -> {
              RawClient client =
                  Situations.rawClient(
                      server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)));
              return new Boundary(client, client.say(client.hello()), client.hello());
            }),
        approach(
            "ClientHello after a retry",
            () -> {
              RawClient client =
                  Situations.rawClient(
                      server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)));
              client.sendHello();
              client.share(NamedGroup.SECP256R1);
              return new Boundary(client, client.say(client.hello()), client.hello());
            }),
        approach(
            "ServerHello under a pre-shared key",
            () -> {
              RawServer server = PskSituations.returningEarly();
              server.transcript.begin(server.suite.hash());
              return new Boundary(
                  server, server.say(server.resumingHello(0)), server.encryptedExtensions());
            }),
        approach(
            "ClientHello before early data",
            () -> {
              RawClient client =
                  PskSituations.returning(
                      PskSituations.server(one -> PskSituations.trusting(one, 1000)));
              return new Boundary(
                  client, client.say(client.pskHello(new EarlyData())), new EndOfEarlyData());
            }),
        approach(
            "EndOfEarlyData",
            () -> {
              RawClient client = PskSituations.sendingEarly(1000);
              return new Boundary(client, client.say(new EndOfEarlyData()), client.finished());
            }),
        approach(
            "the client's Finished",
            () -> {
              RawClient client = Situations.rawClient(UnaryOperator.identity());
              client.sendHello();
              return new Boundary(client, client.say(client.finished()), UPDATE);
            }),
        approach(
            "the client's KeyUpdate",
            () -> {
              RawClient client = Situations.rawClient(UnaryOperator.identity()).handshake();
              return new Boundary(client, client.say(UPDATE), UPDATE);
            }));
  }

  @ParameterizedTest
  @MethodSource("approaches")
  void nothingFollowsInTheSameRecord(Approach approach) throws TlsException {
    int nextLength = wire(approach.go()).length();
    for (int part : new int[] {1, 4, nextLength}) {
      Boundary boundary = approach.go();
      Bytes both = Bytes.concat(boundary.last(), wire(boundary).slice(0, part));
      RawPeer peer = boundary.peer();
      RawPeer.Refusal refusal = peer.refusal(() -> peer.send(ContentType.HANDSHAKE, both));
      assertThat(refusal.cause()).isInstanceOf(PeerViolation.class);
      assertThat(((PeerViolation) refusal.cause()).violation())
          .isEqualTo(RecordViolation.MESSAGE_ACROSS_KEY_CHANGE);
      assertThat(refusal.said().getFirst().alert().description())
          .isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
    }
  }

  @ParameterizedTest
  @MethodSource("approaches")
  void theMessageAloneIsFineInAnyNumberOfRecords(Approach approach) throws TlsException {
    Boundary boundary = approach.go();
    Bytes last = boundary.last();
    for (int i = 0; i < last.length(); i++) {
      boundary.peer().send(ContentType.HANDSHAKE, last.slice(i, i + 1));
    }
    assertThat(boundary.peer().opposite.connection.failure()).isEmpty();
  }

  @Test
  void earlyDataDoesNotSplitItsEnd() throws TlsException {
    RawClient client = PskSituations.sendingEarly(1000);
    Bytes end = client.say(new EndOfEarlyData());
    client.send(ContentType.HANDSHAKE, end.slice(0, 3));
    RawPeer.Refusal refusal = client.refusal(() -> client.sendData("between"));
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause -> assertThat(cause.violation()).isEqualTo(RecordViolation.INTERLEAVED_MESSAGE));
  }

  private static Bytes wire(Boundary boundary) {
    return HandshakeCodec.encode(boundary.next());
  }

  private static Arguments approach(String name, Approach approach) {
    return Arguments.of(Named.of("after " + name, approach));
  }
}
