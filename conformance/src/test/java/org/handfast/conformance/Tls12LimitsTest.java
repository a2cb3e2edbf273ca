package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.PostHandshakeViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The limits that only TLS 1.2 meets, at and past each; those of alerts, empty records and
/// renegotiation are in [Tls12ConnectedTest].
class Tls12LimitsTest {
  private static final int RECORDS = 5;

  @ParameterizedTest
  @EnumSource
  void keysThatHaveProtectedEnoughEndTheConnection(Side side) throws TlsException {
    // There is no KeyUpdate: the last record that they protect says that this was not all.
    Limits few = Limits.DEFAULT.withRecordsPerKey(RECORDS);
    RawPeer12 peer =
        side == Side.CLIENT
            ? Tls12.rawServer(client -> client.limits(few)).handshake()
            : Tls12.rawClient(server -> server.limits(few)).handshake();
    List<Content> said = new ArrayList<>();
    ByteBuffer app = ByteBuffer.allocate(10);
    TlsConnection connection = peer.opposite.connection;
    while (app.hasRemaining()) {
      ByteBuffer net = ByteBuffer.allocate(20_000);
      int limit = app.limit();
      app.limit(app.position() + 1);
      Progress progress = connection.outbound().write(app, net);
      app.limit(limit);
      if (progress instanceof Progress.Closed) {
        break;
      }
      said.add(peer.reading.open(Bytes.copyOf(net.array(), 0, net.position())));
    }
    // The Finished was the first.
    assertThat(said).hasSize(RECORDS - 1);
    assertThat(said.subList(0, RECORDS - 2))
        .allMatch(content -> content.is(ContentType.APPLICATION_DATA));
    assertThat(said.getLast().alert().description()).isEqualTo(AlertDescription.INTERNAL_ERROR);
    assertThat(app.position()).isEqualTo(RECORDS - 2);
    assertThat(connection.failure()).isEmpty();
    assertThat(connection.wants()).isNotInstanceOf(Wants.Output.class);
  }

  @Test
  void helloRequestsInTheHandshakeAreIgnoredUpToALimit() throws TlsException {
    RawServer12 server = Tls12.rawServer();
    server.sendHello();
    for (int i = 0; i < 32; i++) {
      server.send(new HelloRequest());
    }
    server.send(server.certificate(Identity.SERVER));
    server
        .refusal(() -> server.send(new HelloRequest()))
        .require(PostHandshakeViolation.TOO_MANY_MESSAGES);

    RawServer12 modest = Tls12.rawServer();
    modest.sendHello();
    for (int i = 0; i < 32; i++) {
      modest.send(new HelloRequest());
    }
    modest.send(modest.certificate(Identity.SERVER));
    modest.end();
    modest.finish();
    Tls12HandshakeTest.assertTalks(modest);
  }

  static List<CipherSuite> suites() {
    return Tls12.POLICY.suites();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void aRecordTooLongIsRefusedByItsHeader(CipherSuite suite) throws TlsException {
    // RFC 5246 6.2.3: 2^14 and 2048 bytes.
    for (RawPeer12 peer :
        List.of(Tls12.rawClient(suite).handshake(), Tls12.rawServer(suite).handshake())) {
      Bytes header = Bytes.fromHex("17 0303 4801");
      RawPeer.Refusal refusal = peer.refusal(() -> read(peer, header));
      refusal.require(RecordViolation.RECORD_TOO_LONG);
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void aRecordTooShortForItsCipherIsForged(CipherSuite suite) throws TlsException {
    for (int length : new int[] {0, 1, 7, 8, 15, 16, 19}) {
      RawPeer12 peer = Tls12.rawClient(suite).handshake();
      Bytes record =
          RecordCipher.plain(ContentType.APPLICATION_DATA, Bytes.owning(new byte[length]));
      peer.refusal(() -> peer.deliver(record)).require(RecordViolation.BAD_RECORD);
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void aRecordIsReadOnceAndInItsPlace(CipherSuite suite) throws TlsException {
    // The MAC covers the sequence number (RFC 5246 6.2.3.1).
    RawPeer12 repeating = Tls12.rawClient(suite).handshake();
    Bytes record = repeating.record(ContentType.APPLICATION_DATA, RawPeer.bytes("once"));
    repeating.deliver(record);
    repeating.refusal(() -> repeating.deliver(record)).require(RecordViolation.BAD_RECORD);
    assertThat(repeating.opposite.received()).isEqualTo(RawPeer.bytes("once"));

    RawPeer12 skipping = Tls12.rawServer(suite).handshake();
    skipping.record(ContentType.APPLICATION_DATA, RawPeer.bytes("lost"));
    skipping.refusal(() -> skipping.sendData("the next one")).require(RecordViolation.BAD_RECORD);

    // And the type, which is in the clear.
    RawPeer12 retyping = Tls12.rawClient(suite).handshake();
    byte[] alert = retyping.record(ContentType.APPLICATION_DATA, RawPeer.bytes("xy")).toArray();
    alert[0] = (byte) ContentType.ALERT.code();
    retyping
        .refusal(() -> retyping.deliver(Bytes.owning(alert)))
        .require(RecordViolation.BAD_RECORD);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everyFlippedBitIsNoticed(CipherSuite suite) throws TlsException {
    RawPeer12 sample = Tls12.rawClient(suite).handshake();
    int length = sample.record(ContentType.APPLICATION_DATA, RawPeer.bytes("data")).length();
    for (int at = RecordCipher.HEADER; at < length; at += 3) {
      RawPeer12 peer = Tls12.rawClient(suite).handshake();
      byte[] record = peer.record(ContentType.APPLICATION_DATA, RawPeer.bytes("data")).toArray();
      record[at] ^= 0x10;
      peer.refusal(() -> peer.deliver(Bytes.owning(record))).require(RecordViolation.BAD_RECORD);
    }
  }

  private static void read(RawPeer12 peer, Bytes bytes) throws TlsException {
    peer.opposite
        .connection
        .inbound()
        .read(ByteBuffer.wrap(bytes.toArray()), ByteBuffer.allocate(20_000));
  }
}
