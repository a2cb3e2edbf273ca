package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerRejected.Authenticity;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How a connection ends: in order, by an alert, by the transport, or by this side's own will (RFC
/// 9846 6.1).
class ClosingTest {
  private static final Bytes CLOSE_NOTIFY =
      RawPeer.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
  private static final Bytes PLAIN_CLOSE = RecordCipher.plain(ContentType.ALERT, CLOSE_NOTIFY);

  @Nested
  @DisplayName("Row 16: nothing but an authentic close_notify is a quiet end")
  class Truncation {

    @ParameterizedTest
    @EnumSource(Side.class)
    void aStreamThatIsCutAnywhereIsTruncated(Side receiver) throws TlsException {
      int length = lastWords(Pair.plain().handshake().end(receiver.peer())).length();
      for (int cut = 0; cut <= length; cut++) {
        Pair pair = Pair.plain().handshake();
        Bytes stream = lastWords(pair.end(receiver.peer()));
        TlsConnection end = pair.end(receiver).connection;
        ByteBuffer net = ByteBuffer.wrap(stream.slice(0, cut).toArray());
        ByteBuffer app = ByteBuffer.allocate(100);
        while (end.inbound().read(net, app) instanceof Progress.Moved(int consumed, _)) {
          assertThat(consumed).isPositive();
        }
        if (cut < length) {
          assertThatThrownBy(end.inbound()::end)
              .as("cut at %s of %s", cut, length)
              .isInstanceOf(Truncated.class);
        } else {
          end.inbound().end();
        }
        assertThat(end.inbound().isClosed()).isEqualTo(cut == length);
      }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aHandshakeThatIsCutAnywhereIsTruncated(Side receiver) {
      Pair whole = fixedLengths().handshake();
      int length = whole.sentBy(receiver.peer()).stream().mapToInt(Bytes::length).sum();
      for (int cut = 0; cut < length; cut += 5) {
        TlsConnection end = cutAfter(cut, receiver).connection;
        assertThat(end.isConnected()).as("cut at %s of %s", cut, length).isFalse();
        assertThatThrownBy(end.inbound()::end).isInstanceOf(Truncated.class);
      }
    }

    // An Ed25519 signature is always as long as any other, so that all handshakes are.
    private Pair fixedLengths() {
      return new Pair(
          TlsConnection.client(Pair.client(TestCrypto.PROVIDER).build(), "server.example"),
          TlsConnection.server(
              ConfigSource.always(
                  Tls13.server(TestCrypto.PROVIDER)
                      .identifiedBy(Identity.ED25519.source())
                      .build())));
    }

    // What is left of the record in which the cut falls cannot even be read.
    private Endpoint cutAfter(int bytes, Side receiver) {
      int[] left = {bytes};
      Pair pair = fixedLengths();
      pair.relayedBy(
          (sender, record) -> {
            if (sender == receiver) {
              return List.of(record);
            }
            left[0] -= record.length();
            return left[0] < 0 ? List.of() : List.of(record);
          });
      pair.run();
      assertThat(pair.end(receiver).connection.failure()).isEmpty();
      return pair.end(receiver);
    }

    // Three records of data, and the end.
    private Bytes lastWords(Endpoint sender) {
      Bytes stream = Bytes.EMPTY;
      for (String text : List.of("one", "two", "three")) {
        stream = Bytes.concat(stream, sender.write(RawPeer.bytes(text)).getFirst());
      }
      sender.connection.outbound().close();
      return Bytes.concat(stream, sender.flush().getFirst());
    }

    @Test
    void anUnprotectedCloseNotifyIsRefusedOnceThePeerHasUsedItsKeys() throws TlsException {
      for (RawPeer peer :
          List.of(
              Situations.afterExtensions(),
              Situations.rawServer().handshake(),
              Situations.rawClient(UnaryOperator.identity()).handshake())) {
        RawPeer.Refusal refusal = peer.refusal(() -> peer.deliver(PLAIN_CLOSE));
        assertThat(refusal.cause())
            .isInstanceOfSatisfying(
                PeerViolation.class,
                cause ->
                    assertThat(cause.violation()).isEqualTo(RecordViolation.UNPROTECTED_RECORD));
        assertThat(refusal.alert()).isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
      }
    }

    @Test
    void soIsOneRightAfterAKeyUpdate() throws TlsException {
      RawServer server = Situations.rawServer().handshake();
      server.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
      RawPeer.Refusal refusal = server.refusal(() -> server.deliver(PLAIN_CLOSE));
      assertThat(refusal.cause()).isInstanceOf(PeerViolation.class);
    }

    @Test
    void anUnprotectedCloseNotifyEndsTheHandshakeAndIsNotBelieved() throws TlsException {
      for (RawPeer peer :
          List.of(
              Situations.rawServer(),
              Situations.afterHello(),
              Situations.rawClient(UnaryOperator.identity()))) {
        RawPeer.Refusal refusal = peer.refusal(() -> peer.deliver(PLAIN_CLOSE));
        assertThat(refusal.cause())
            .isInstanceOfSatisfying(
                PeerRejected.class,
                cause -> assertThat(cause.authenticity()).isEqualTo(Authenticity.UNPROTECTED));
        refusal.requireSilence();
        assertThat(peer.opposite.connection.inbound().isClosed()).isFalse();
      }
    }

    @Test
    void aProtectedCloseNotifyInTheHandshakeIsAFailure() throws TlsException {
      RawServer server = Situations.afterExtensions();
      RawPeer.Refusal refusal = server.refusal(() -> server.send(ContentType.ALERT, CLOSE_NOTIFY));
      assertThat(refusal.cause()).isInstanceOf(PeerRejected.class);
    }

    @Test
    void aCloseNotifyInTheMiddleOfAMessageIsNoOrderlyEnd() throws TlsException {
      RawServer server = Situations.rawServer().handshake();
      server.send(ContentType.HANDSHAKE, Bytes.of((byte) 4, (byte) 0));
      RawPeer.Refusal refusal = server.refusal(() -> server.send(ContentType.ALERT, CLOSE_NOTIFY));
      assertThat(refusal.cause())
          .isInstanceOfSatisfying(
              PeerViolation.class,
              cause ->
                  assertThat(cause.violation()).isEqualTo(RecordViolation.INTERLEAVED_MESSAGE));
    }

    @Test
    void userCanceledOnlyAnnounces() throws TlsException {
      RawServer server = Situations.rawServer().handshake();
      server.sendAlert(AlertDescription.USER_CANCELED);
      assertThat(server.opposite.connection.inbound().isClosed()).isFalse();
      server.sendData("still here");
      server.sendAlert(AlertDescription.CLOSE_NOTIFY);
      assertThat(server.opposite.connection.inbound().isClosed()).isTrue();
      assertThat(server.opposite.received()).isEqualTo(RawPeer.bytes("still here"));
    }

    @Test
    void whatFollowsACloseNotifyIsIgnored() throws TlsException {
      RawServer server = Situations.rawServer().handshake();
      server.sendAlert(AlertDescription.CLOSE_NOTIFY);
      server.sendData("too late");
      assertThat(server.opposite.received()).isEqualTo(Bytes.EMPTY);
      server.opposite.connection.inbound().end();
      assertThat(server.opposite.connection.failure()).isEmpty();
    }
  }

  @Test
  void aClientThatIsClosedBeforeItBeginsSaysNothing() throws TlsException {
    Endpoint client = freshClient();
    client.connection.outbound().close();
    assertThat(client.connection.wants()).isInstanceOf(Wants.Closed.class);
    assertThat(client.flush()).isEmpty();
    assertThat(write(client)).isInstanceOf(Progress.Closed.class);
    assertThat(read(client)).isInstanceOf(Progress.Closed.class);
    assertThat(client.connection.failure()).isEmpty();
  }

  @Test
  void aServerThatIsClosedBeforeItHeardAnythingSaysNothing() throws TlsException {
    Endpoint server = Situations.rawClient(UnaryOperator.identity()).opposite;
    server.connection.outbound().close();
    assertThat(server.connection.wants()).isInstanceOf(Wants.Closed.class);
    assertThat(server.flush()).isEmpty();
    assertThat(read(server)).isInstanceOf(Progress.Closed.class);
  }

  @Test
  void anEndThatIsClosedInTheHandshakeSaysCloseNotifyAndNothingElse() throws TlsException {
    for (Situations.Situation situation : Situations.all().values()) {
      RawPeer peer = situation.way().go();
      peer.collect();
      TlsConnection connection = peer.opposite.connection;
      boolean connected = connection.isConnected();
      connection.outbound().close();
      List<Content> said = peer.collect();
      boolean begun = !situation.words().equals("awaiting the client's hello");
      assertThat(said).as(situation.words()).hasSize(begun ? 1 : 0);
      if (begun) {
        assertThat(said.getFirst().alert().description()).isEqualTo(AlertDescription.CLOSE_NOTIFY);
      }
      assertThat(connection.failure()).isEmpty();
      if (!connected) {
        assertThat(connection.wants()).isInstanceOf(Wants.Closed.class);
        // What the peer goes on to say finds nobody.
        peer.send(ContentType.HANDSHAKE, Bytes.fromHex("0b 000000"));
        assertThat(peer.collect()).isEmpty();
        assertThat(connection.isConnected()).isFalse();
        assertThat(connection.failure()).isEmpty();
      }
      assertThat(write(peer.opposite)).isInstanceOf(Progress.Closed.class);
    }
  }

  @Test
  void anEndThatIsClosedWhileItsWorkRunsStaysClosed() throws TlsException {
    RawServer server = Situations.afterCertificate();
    TlsConnection client = server.opposite.connection;
    Bytes proof =
        server.record(ContentType.HANDSHAKE, server.say(server.certificateVerify(Identity.SERVER)));
    server.collect();
    client.inbound().read(ByteBuffer.wrap(proof.toArray()), ByteBuffer.allocate(0));
    Wants.Work work = (Wants.Work) client.wants();
    client.outbound().close();
    work.task().run();
    assertThat(server.collect()).hasSize(1);
    assertThat(client.failure()).isEmpty();
    assertThat(client.wants()).isInstanceOf(Wants.Closed.class);
  }

  @Test
  void anEndThatIsAbortedSaysNothingAndFails() throws TlsException {
    for (Situations.Situation situation : Situations.all().values()) {
      RawPeer peer = situation.way().go();
      peer.collect();
      Endpoint end = peer.opposite;
      end.connection.abort();
      assertThat(end.connection.wants()).isInstanceOf(Wants.Closed.class);
      assertThat(end.flush()).isEmpty();
      assertThatThrownBy(() -> read(end)).isInstanceOf(LocalFault.class);
      assertThat(write(end)).isInstanceOf(Progress.Closed.class);
    }
  }

  @Test
  void aClientThatIsAbortedBeforeItBeginsSaysNothing() {
    Endpoint client = freshClient();
    client.connection.abort();
    assertThat(client.connection.wants()).isInstanceOf(Wants.Closed.class);
    assertThat(client.flush()).isEmpty();
  }

  @Test
  void aServerThatSpeaksFirstIsRefused() {
    Endpoint client = freshClient();
    Bytes hello =
        RecordCipher.plain(
            ContentType.HANDSHAKE, HandshakeCodec.encode(Situations.rawServer().serverHello()));
    assertThatThrownBy(
            () ->
                client
                    .connection
                    .inbound()
                    .read(ByteBuffer.wrap(hello.toArray()), ByteBuffer.allocate(0)))
        .isInstanceOf(PeerViolation.class);
  }

  @Test
  void afterAFailureEveryCallTellsTheSame() throws TlsException {
    RawServer server = Situations.rawServer().handshake();
    RawPeer.Refusal refusal = server.refusal(() -> server.send(server.hello()));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> server.sendData("more")).isSameAs(refusal.cause());
    }
    assertThatThrownBy(server.opposite.connection.inbound()::end).isSameAs(refusal.cause());
    server.opposite.connection.outbound().close();
    server.opposite.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    assertThat(server.opposite.flush()).isEmpty();
  }

  private static Endpoint freshClient() {
    return new Endpoint(TlsConnection.client(Pair.client(TestCrypto.PROVIDER).build()));
  }

  private static Progress write(Endpoint end) {
    return end.connection.outbound().write(ByteBuffer.allocate(5), ByteBuffer.allocate(20_000));
  }

  private static Progress read(Endpoint end) throws TlsException {
    return end.connection.inbound().read(ByteBuffer.allocate(5), ByteBuffer.allocate(20_000));
  }
}
