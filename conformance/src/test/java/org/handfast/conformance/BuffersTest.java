package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ServerNames;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes in whatever pieces and whatever buffers the caller has.
class BuffersTest {

  @Test
  void everyPrefixOfEveryRecordAsksForMore() {
    Pair pair =
        Pair.of(
            client -> client,
            server ->
                server
                    .clientAuthentication(ClientAuthentication.WANT, Identity.TRUST)
                    .policy(Situations.onlyGroup(NamedGroup.SECP256R1)));
    pair.relayedBy(
        (sender, record) -> {
          for (int length = 0; length < record.length(); length++) {
            requireMore(pair.end(sender.peer()).connection, record.slice(0, length), record);
          }
          return List.of(record);
        });
    pair.handshake().exchange();
  }

  private static void requireMore(TlsConnection receiver, Bytes prefix, Bytes record) {
    ByteBuffer net = ByteBuffer.wrap(prefix.toArray());
    try {
      Progress progress = receiver.inbound().read(net, ByteBuffer.allocate(0));
      int known = prefix.length() < 5 ? 5 : record.length();
      assertThat(progress).isEqualTo(new Progress.NeedsInput(known));
      assertThat(net.position()).isZero();
    } catch (TlsException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16, 100})
  @DisplayName(
      "Row 25: a hello means the same in records of any length (CVE-2026-75595, CVE-2024-11738)")
  void unprotectedMessagesMayBeCutAnywhere(int length) {
    List<String> chosenFor = new ArrayList<>();
    Pair pair =
        Pair.of(
            UnaryOperator.identity(),
            server ->
                server
                    .policy(Situations.onlyGroup(NamedGroup.SECP256R1))
                    .serverNames(
                        name -> {
                          chosenFor.add(name.orElseThrow());
                          return ServerNames.Recognition.ACCEPTED;
                        }));
    pair.relayedBy((_, record) -> isHandshake(record) ? cut(record, length) : List.of(record));
    pair.handshake().exchange();
    assertThat(chosenFor).containsExactly("server.example");
    assertThat(pair.client.connection.negotiated().isRetried()).isTrue();
  }

  @Test
  @DisplayName("Row 25: a hello may be cut in two at any byte")
  void unprotectedMessagesMayBeCutInTwoAtAnyByte() throws TlsException {
    RawClient reference = Situations.rawClient(UnaryOperator.identity());
    Bytes hello = reference.say(reference.hello());
    for (int cut = 1; cut < hello.length(); cut++) {
      RawClient client = Situations.rawClient(UnaryOperator.identity());
      client.send(ContentType.HANDSHAKE, hello.slice(0, cut));
      assertThat(client.opposite.connection.negotiated().group()).isEmpty();
      client.send(ContentType.HANDSHAKE, hello.slice(cut));
      assertThat(client.opposite.connection.negotiated().group()).contains(NamedGroup.X25519);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 64, 1000})
  void protectedMessagesMayBeCutAndJoinedAnywhere(int length) throws TlsException {
    RawServer server = Situations.afterHello();
    Bytes flight =
        Bytes.concat(
            server.say(server.encryptedExtensions()),
            server.say(server.certificateRequest()),
            server.say(server.certificate(Identity.SERVER)),
            server.say(server.certificateVerify(Identity.SERVER)),
            server.say(server.finished()));
    RecordCipher handshakeKeys = server.writing;
    server.application();
    for (int from = 0; from < flight.length(); from += length) {
      Bytes part = flight.slice(from, Math.min(flight.length(), from + length));
      server.deliver(handshakeKeys.seal(ContentType.HANDSHAKE, part, from % 3));
    }
    server.collect();
    assertThat(server.opposite.connection.isConnected()).isTrue();
    assertThat(server.heard().getLast()).isInstanceOf(Finished.class);
  }

  @Test
  void severalMessagesOfOneRecordAreHeardOneByOne() throws TlsException {
    RawServer server = Situations.rawServer().handshake();
    HandshakeMessage[] tickets = new HandshakeMessage[5];
    Arrays.fill(tickets, RecordScenarios.ticket());
    server.send(tickets);
    server.sendData("and on it goes");
    assertThat(server.opposite.received()).isEqualTo(RawPeer.bytes("and on it goes"));
  }

  @Test
  void oneCallTakesOneRecord() throws TlsException {
    Pair pair = Pair.plain().handshake();
    Bytes one = pair.client.write(RawPeer.bytes("one")).getFirst();
    Bytes two = pair.client.write(RawPeer.bytes("two")).getFirst();
    ByteBuffer net = ByteBuffer.wrap(Bytes.concat(one, two).toArray());
    ByteBuffer app = ByteBuffer.allocate(6);
    TlsConnection server = pair.server.connection;
    assertThat(server.inbound().read(net, app)).isEqualTo(new Progress.Moved(one.length(), 3));
    assertThat(server.inbound().read(net, app)).isEqualTo(new Progress.Moved(two.length(), 3));
    assertThat(server.inbound().read(net, app)).isEqualTo(new Progress.NeedsInput(5));
    assertThat(Bytes.of(app.array())).isEqualTo(RawPeer.bytes("onetwo"));
  }

  /// Makes a buffer that holds `bytes`, or has room for as many if they are zeros.
  interface Kind {
    ByteBuffer of(byte[] bytes);
  }

  static Stream<Named<Kind>> sources() {
    return Stream.concat(
        targets(),
        Stream.of(Named.of("read-only", bytes -> ByteBuffer.wrap(bytes).asReadOnlyBuffer())));
  }

  static Stream<Named<Kind>> targets() {
    return Stream.of(
        Named.of("heap", ByteBuffer::wrap),
        Named.of("heap, with an offset", BuffersTest::inTheMiddle),
        Named.of("little-endian", bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)),
        Named.of("direct", bytes -> direct(bytes)));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void recordsComeFromAnyBuffer(Kind kind) throws TlsException {
    Pair pair = Pair.plain().handshake();
    for (int length : new int[] {1, 3000, 16_384}) {
      Bytes data = pattern(length);
      Bytes record = pair.client.write(data).getFirst();
      ByteBuffer net = kind.of(record.toArray());
      int start = net.position();
      ByteBuffer app = ByteBuffer.allocate(length);
      assertThat(pair.server.connection.inbound().read(net, app))
          .isEqualTo(new Progress.Moved(record.length(), length));
      assertThat(net.position() - start).isEqualTo(record.length());
      assertThat(Bytes.of(app.array())).isEqualTo(data);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void dataGoesToAnyBuffer(Kind kind) throws TlsException {
    Pair pair = Pair.plain().handshake();
    for (int room : new int[] {3000, 3017, 20_000}) {
      Bytes record = pair.client.write(pattern(3000)).getFirst();
      ByteBuffer app = kind.of(new byte[room]);
      int start = app.position();
      assertThat(pair.server.connection.inbound().read(ByteBuffer.wrap(record.toArray()), app))
          .isEqualTo(new Progress.Moved(record.length(), 3000));
      assertThat(content(app, start)).isEqualTo(pattern(3000));
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void recordsGoToAnyBuffer(Kind kind) throws TlsException {
    Pair pair = Pair.plain().handshake();
    for (int length : new int[] {1, 3000, 16_384}) {
      Bytes data = pattern(length);
      ByteBuffer net = kind.of(new byte[Endpoint.LARGEST_RECORD]);
      int start = net.position();
      assertThat(pair.client.connection.outbound().write(ByteBuffer.wrap(data.toArray()), net))
          .isEqualTo(new Progress.Moved(length, length + 22));
      pair.server.receive(content(net, start));
    }
    assertThat(pair.server.received().length()).isEqualTo(1 + 3000 + 16_384);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void dataComesFromAnyBuffers(Kind kind) throws TlsException {
    Pair pair = Pair.plain().handshake();
    ByteBuffer[] apps = {
      ByteBuffer.allocate(0),
      kind.of(pattern(3).toArray()),
      ByteBuffer.allocate(0),
      kind.of(pattern(20_000).toArray()),
      kind.of(pattern(9).toArray()),
    };
    Bytes expected = Bytes.concat(pattern(3), pattern(20_000));
    for (int sent = 0; sent < expected.length(); ) {
      ByteBuffer net = ByteBuffer.allocate(Endpoint.LARGEST_RECORD);
      Progress progress = pair.client.connection.outbound().write(apps, 1, 3, net);
      sent += ((Progress.Moved) progress).consumed();
      pair.server.receive(content(net, 0));
    }
    assertThat(pair.server.received()).isEqualTo(expected);
    assertThat(apps[4].remaining()).isEqualTo(9);
  }

  @Test
  void dataIsScatteredOverSeveralBuffers() throws TlsException {
    Pair pair = Pair.plain().handshake();
    Bytes record = pair.client.write(pattern(10)).getFirst();
    ByteBuffer[] apps = {
      ByteBuffer.allocate(7), ByteBuffer.allocate(4), ByteBuffer.allocate(0), ByteBuffer.allocate(9)
    };
    Progress progress =
        pair.server.connection.inbound().read(ByteBuffer.wrap(record.toArray()), apps, 1, 3);
    assertThat(progress).isEqualTo(new Progress.Moved(record.length(), 10));
    assertThat(Bytes.concat(content(apps[1], 0), content(apps[3], 0))).isEqualTo(pattern(10));
    assertThat(apps[0].position()).isZero();
  }

  @Test
  void oneArrayMayBeBothSourceAndTarget() throws TlsException {
    Pair pair = Pair.plain().handshake();
    byte[] shared = new byte[50_000];
    System.arraycopy(pattern(16_000).toArray(), 0, shared, 0, 16_000);
    ByteBuffer net = ByteBuffer.wrap(shared, 16_000, 20_000).slice();
    pair.client.connection.outbound().write(ByteBuffer.wrap(shared, 0, 16_000), net);
    net.flip();
    ByteBuffer app = ByteBuffer.wrap(shared, 0, 16_000);
    pair.server.connection.inbound().read(net, app);
    assertThat(Bytes.copyOf(shared, 0, 16_000)).isEqualTo(pattern(16_000));
  }

  @Test
  void tooLittleRoomForDataChangesNothing() throws TlsException {
    Pair pair = Pair.plain().handshake();
    Bytes record = pair.client.write(pattern(500)).getFirst();
    ByteBuffer net = ByteBuffer.wrap(record.toArray());
    for (int room : new int[] {0, 1, 499}) {
      assertThat(pair.server.connection.inbound().read(net, ByteBuffer.allocate(room)))
          .isEqualTo(new Progress.NeedsRoom(500));
      assertThat(net.position()).isZero();
    }
    assertThat(pair.server.connection.inbound().read(net, ByteBuffer.allocate(500)))
        .isEqualTo(new Progress.Moved(record.length(), 500));
  }

  @Test
  void tooLittleRoomForARecordChangesNothing() {
    Pair pair = Pair.plain().handshake();
    ByteBuffer app = ByteBuffer.wrap(pattern(500).toArray());
    for (int room : new int[] {0, 5, 521}) {
      assertThat(pair.client.connection.outbound().write(app, ByteBuffer.allocate(room)))
          .isEqualTo(new Progress.NeedsRoom(522));
      assertThat(app.position()).isZero();
    }
    assertThat(pair.client.connection.outbound().write(app, ByteBuffer.allocate(522)))
        .isEqualTo(new Progress.Moved(500, 522));
    pair.client.connection.outbound().close();
    assertThat(pair.client.connection.outbound().write(app, ByteBuffer.allocate(23)))
        .isEqualTo(new Progress.NeedsRoom(24));
    assertThat(pair.client.connection.outbound().write(app, ByteBuffer.allocate(24)))
        .isEqualTo(new Progress.Moved(0, 24));
  }

  @Test
  @DisplayName(
      "Rows 23, 45: early application data is refused, and not kept for want of room"
          + " (CVE-2020-2816, CVE-2023-40217)")
  void earlyDataIsRefusedEvenWithoutRoomForIt() throws TlsException {
    RawServer server = Situations.afterHello();
    Bytes record = server.record(ContentType.APPLICATION_DATA, RawPeer.bytes("too early"));
    RawPeer.Refusal refusal =
        server.refusal(
            () ->
                server
                    .opposite
                    .connection
                    .inbound()
                    .read(ByteBuffer.wrap(record.toArray()), ByteBuffer.allocate(0)));
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause -> assertThat(cause.violation()).isEqualTo(FlowViolation.EARLY_APPLICATION_DATA));
  }

  @Test
  @DisplayName("Row 11: the application's buffer shows nothing but its data")
  void nothingButDataIsLeftInTheApplicationsBuffer() throws TlsException {
    RawServer server = Situations.rawServer().handshake();
    Bytes ticket = server.record(ContentType.HANDSHAKE, server.say(RecordScenarios.ticket()));
    Bytes padded = server.writing.seal(ContentType.APPLICATION_DATA, pattern(100), 50);
    Bytes forged = Spoiled.flipLast(server.record(ContentType.APPLICATION_DATA, pattern(100)));
    byte[] app = new byte[300];
    Arrays.fill(app, (byte) 0xA5);
    ByteBuffer target = ByteBuffer.wrap(app);
    var inbound = server.opposite.connection.inbound();

    inbound.read(ByteBuffer.wrap(ticket.toArray()), target);
    assertThat(target.position()).isZero();
    requireClean(app, 0);
    inbound.read(ByteBuffer.wrap(padded.toArray()), target);
    assertThat(content(target, 0)).isEqualTo(pattern(100));
    requireClean(app, 100);
    RawPeer.Refusal refusal =
        server.refusal(() -> inbound.read(ByteBuffer.wrap(forged.toArray()), target));
    assertThat(refusal.cause()).isInstanceOf(PeerViolation.class);
    assertThat(target.position()).isEqualTo(100);
    requireClean(app, 100);
  }

  // Zeroed, or never touched.
  private static void requireClean(byte[] app, int from) {
    for (int i = from; i < app.length; i++) {
      assertThat(app[i]).as("byte %s", i).isIn((byte) 0, (byte) 0xA5);
    }
  }

  private static boolean isHandshake(Bytes record) {
    return record.at(0) == ContentType.HANDSHAKE.code();
  }

  private static List<Bytes> cut(Bytes record, int length) {
    Bytes content = record.slice(RecordCipher.HEADER);
    List<Bytes> parts = new ArrayList<>();
    for (int from = 0; from < content.length(); from += length) {
      parts.add(
          RecordCipher.plain(
              ContentType.HANDSHAKE,
              content.slice(from, Math.min(content.length(), from + length))));
    }
    return parts;
  }

  static Bytes pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    return Bytes.owning(bytes);
  }

  private static Bytes content(ByteBuffer buffer, int start) {
    byte[] bytes = new byte[buffer.position() - start];
    buffer.duplicate().get(start, bytes);
    return Bytes.owning(bytes);
  }

  private static ByteBuffer inTheMiddle(byte[] bytes) {
    byte[] larger = new byte[bytes.length + 40];
    System.arraycopy(bytes, 0, larger, 20, bytes.length);
    ByteBuffer slice = ByteBuffer.wrap(larger, 7, bytes.length + 20).slice();
    return slice.position(13).limit(13 + bytes.length);
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
