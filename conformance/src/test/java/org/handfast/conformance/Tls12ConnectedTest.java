package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.secret.KeyLog;
import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A connection of TLS 1.2 after its handshake: how it ends, that it is not negotiated anew, what
/// it lets pass and what it exports.
class Tls12ConnectedTest {
  private static final String LABEL = "EXPERIMENTAL handfast";
  private static final Alert CLOSE = new Alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);

  static Stream<CipherSuite> suites() {
    return Tls12.POLICY.suites().stream();
  }

  private static RawPeer12 connected(Side raw) throws TlsException {
    return raw == Side.CLIENT ? Tls12.rawClient().handshake() : Tls12.rawServer().handshake();
  }

  @ParameterizedTest
  @EnumSource
  void aCloseNotifyIsAnsweredAtOnce(Side raw) throws TlsException {
    // RFC 5246 7.2.1: there is no half of a connection.
    RawPeer12 peer = connected(raw);
    peer.sendAlert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
    List<Content> said = peer.collect();
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().alert()).isEqualTo(CLOSE);
    assertThat(said.getFirst().isProtected()).isTrue();
    TlsConnection connection = peer.opposite.connection;
    assertThat(connection.wants()).isInstanceOf(Wants.Closed.class);
    assertThat(connection.failure()).isEmpty();
    assertThat(connection.outbound().write(ByteBuffer.allocate(5), ByteBuffer.allocate(20_000)))
        .isInstanceOf(Progress.Closed.class);
    // Nothing that comes after it is read.
    peer.sendData("too late");
    assertThat(peer.opposite.received()).isEqualTo(Bytes.EMPTY);
    connection.inbound().end();
    assertThat(connection.failure()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whoClosesFirstStillHearsWhatIsOnItsWay(Side raw) throws TlsException {
    RawPeer12 peer = connected(raw);
    TlsConnection connection = peer.opposite.connection;
    connection.outbound().close();
    List<Content> said = peer.collect();
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().alert()).isEqualTo(CLOSE);
    peer.sendData("on its way");
    assertThat(peer.opposite.received()).isEqualTo(RawPeer.bytes("on its way"));
    peer.sendAlert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
    assertThat(peer.collect()).isEmpty();
    assertThat(connection.wants()).isInstanceOf(Wants.Closed.class);
    assertThat(connection.failure()).isEmpty();
  }

  @Test
  void twoEnginesPart() {
    for (Side side : Side.values()) {
      Pair pair = Tls12.pair(client -> client, server -> server).handshake();
      pair.exchange();
      pair.end(side).connection.outbound().close();
      pair.run();
      for (Side end : Side.values()) {
        assertThat(pair.end(end).connection.wants()).isInstanceOf(Wants.Closed.class);
        assertThat(pair.end(end).connection.failure()).isEmpty();
      }
    }
  }

  private static HandshakeMessage question(RawPeer12 peer) {
    return peer instanceof RawClient12 client ? client.hello() : new HelloRequest();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Row 12: nothing is negotiated anew (CVE-2009-3555, CVE-2011-1473)")
  void theFirstWishToNegotiateAnewIsDeclinedAndTheSecondIsTheLast(Side raw) throws TlsException {
    RawPeer12 peer = connected(raw);
    peer.send(question(peer));
    List<Content> said = peer.collect();
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().alert())
        .isEqualTo(new Alert(AlertLevel.WARNING, AlertDescription.NO_RENEGOTIATION));
    Tls12HandshakeTest.assertTalks(peer);
    peer.refusal(() -> peer.send(question(peer))).require(Tls12Violation.SEVERAL_RENEGOTIATIONS);
  }

  @ParameterizedTest
  @EnumSource
  void aSecondWishInTheSameRecordIsTheLastToo(Side raw) throws TlsException {
    RawPeer12 peer = connected(raw);
    HandshakeMessage question = question(peer);
    RawPeer.Refusal refusal = peer.refusal(() -> peer.send(question, question));
    assertThat(refusal.cause()).hasMessageContaining(Tls12Violation.SEVERAL_RENEGOTIATIONS.deed());
    assertThat(refusal.said().stream().map(content -> content.alert().description()))
        .containsExactly(AlertDescription.NO_RENEGOTIATION, AlertDescription.UNEXPECTED_MESSAGE);
  }

  @ParameterizedTest
  @EnumSource
  void warningsPassUpToALimit(Side raw) throws TlsException {
    RawPeer12 peer = connected(raw);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        peer.sendAlert(AlertLevel.WARNING, AlertDescription.NO_RENEGOTIATION);
      }
      // Data begins the count anew.
      Tls12HandshakeTest.assertTalks(peer);
    }
    for (int i = 0; i < 4; i++) {
      peer.sendAlert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME);
    }
    peer.refusal(() -> peer.sendAlert(AlertLevel.WARNING, AlertDescription.USER_CANCELED))
        .require(FlowViolation.TOO_MANY_WARNINGS);
  }

  @Test
  void warningsPassInTheHandshakeToo() throws TlsException {
    RawServer12 server = Tls12.rawServer();
    for (int i = 0; i < 4; i++) {
      server.sendAlert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME);
    }
    server.handshake();
    Tls12HandshakeTest.assertTalks(server);
    RawServer12 talkative = Tls12.rawServer().begin();
    for (int i = 0; i < 4; i++) {
      talkative.sendAlert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME);
    }
    talkative
        .refusal(() -> talkative.sendAlert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME))
        .require(FlowViolation.TOO_MANY_WARNINGS);
  }

  @ParameterizedTest
  @EnumSource
  void emptyRecordsPassUpToALimit(Side raw) throws TlsException {
    RawPeer12 peer = connected(raw);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 32; i++) {
        peer.send(ContentType.APPLICATION_DATA, Bytes.EMPTY);
      }
      Tls12HandshakeTest.assertTalks(peer);
    }
    for (int i = 0; i < 32; i++) {
      peer.send(ContentType.APPLICATION_DATA, Bytes.EMPTY);
    }
    peer.refusal(() -> peer.send(ContentType.APPLICATION_DATA, Bytes.EMPTY))
        .require(RecordViolation.TOO_MANY_EMPTY_RECORDS);
  }

  @ParameterizedTest
  @EnumSource
  void thereIsNoKeyUpdate(Side raw) throws TlsException {
    RawPeer12 peer = connected(raw);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                peer.opposite
                    .connection
                    .outbound()
                    .updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    Tls12HandshakeTest.assertTalks(peer);
    peer.refusal(() -> peer.send(ContentType.HANDSHAKE, Bytes.fromHex("18 000001 00")));
    assertThat(peer.opposite.connection.isConnected()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void aRecordIsAsLongAsItMayBe(CipherSuite suite) throws TlsException {
    Bytes longest = Bytes.owning(new byte[1 << 14]);
    for (RawPeer12 peer :
        List.of(Tls12.rawClient(suite).handshake(), Tls12.rawServer(suite).handshake())) {
      peer.send(ContentType.APPLICATION_DATA, longest);
      assertThat(peer.opposite.received()).isEqualTo(longest);
      for (Bytes record : peer.opposite.write(longest)) {
        assertThat(peer.reading.open(record).bytes()).isEqualTo(longest);
      }
      RawPeer.Refusal refusal =
          peer.refusal(
              () -> peer.send(ContentType.APPLICATION_DATA, Bytes.owning(new byte[(1 << 14) + 1])));
      assertThat(refusal.alert()).isEqualTo(AlertDescription.RECORD_OVERFLOW);
    }
  }

  @Test
  void bothEndsExportWhatRfc5705Says() throws TlsException {
    for (Side raw : Side.values()) {
      RawPeer12 peer = connected(raw);
      TlsConnection connection = peer.opposite.connection;
      Bytes context = RawPeer.bytes("a context");
      assertThat(Bytes.of(connection.export(LABEL, 40))).isEqualTo(peer.keys.export(LABEL, 40));
      assertThat(Bytes.of(connection.export(LABEL, Bytes.EMPTY, 40)))
          .isEqualTo(peer.keys.export(LABEL, Bytes.EMPTY, 40));
      assertThat(Bytes.of(connection.export(LABEL, context, 40)))
          .isEqualTo(peer.keys.export(LABEL, context, 40));
      // RFC 5705 4: an empty context is not none.
      assertThat(connection.export(LABEL, Bytes.EMPTY, 40))
          .isNotEqualTo(connection.export(LABEL, 40));
      assertThat(connection.channelBinding())
          .isEqualTo(peer.keys.export("EXPORTER-Channel-Binding", Bytes.EMPTY, 32));
    }
  }

  @Test
  void nothingIsExportedFromAnUnboundMasterSecret() throws TlsException {
    // RFC 7627 5.4.
    RawClient12 client = Tls12.rawClient();
    client.extended = false;
    RawServer12 server = Tls12.rawServer();
    server.extended = false;
    for (RawPeer12 peer : List.of(client.handshake(), server.handshake())) {
      TlsConnection connection = peer.opposite.connection;
      assertThatIllegalStateException().isThrownBy(() -> connection.export(LABEL, 32));
      assertThatIllegalStateException().isThrownBy(() -> connection.export(LABEL, Bytes.EMPTY, 32));
      assertThatIllegalStateException().isThrownBy(connection::channelBinding);
      Tls12HandshakeTest.assertTalks(peer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMasterSecretIsLoggedByTheClientsNonce(Side raw) throws TlsException {
    // RFC 9850 2.1.
    Map<KeyLog.Label, Bytes> secrets = new EnumMap<>(KeyLog.Label.class);
    List<Bytes> randoms = new ArrayList<>();
    KeyLog log =
        (label, random, secret) -> {
          randoms.add(random);
          secrets.put(label, Bytes.owning(secret.use(byte[]::clone)));
        };
    RawPeer12 peer =
        raw == Side.CLIENT
            ? Tls12.rawClient(server -> server.keyLog(log)).handshake()
            : Tls12.rawServer(client -> client.keyLog(log)).handshake();
    assertThat(secrets).containsOnly(entry(KeyLog.Label.CLIENT_RANDOM, peer.keys.master()));
    assertThat(randoms).containsExactly(peer.clientRandom);
  }
}
