package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.PostHandshakeViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every limit of what a peer may make this side hold, count or skip: at it, and one past it.
class LimitsTest {
  private static final Bytes CCS =
      RecordCipher.plain(ContentType.CHANGE_CIPHER_SPEC, Bytes.of((byte) 1));

  @Test
  void aHelloMayBeAsLongAsItsGrammarAllows() throws TlsException {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    ClientHello hello =
        RawClient.with(
            client.hello(),
            new UnknownExtension(ExtensionType.PADDING, Bytes.owning(new byte[65_000])));
    sendLong(client, client.say(hello));
    client.collect();
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
  }

  @Test
  void aHelloThatClaimsToBeLongerIsRefusedAtItsHeader() throws TlsException {
    RawClient patient = Situations.rawClient(UnaryOperator.identity());
    patient.send(ContentType.HANDSHAKE, RecordScenarios.header(1, 129 << 10));
    requireRefusal(
        Situations.rawClient(UnaryOperator.identity()),
        RecordViolation.MESSAGE_TOO_LONG,
        peer -> peer.send(ContentType.HANDSHAKE, RecordScenarios.header(1, (129 << 10) + 1)));
  }

  @Test
  void aServersCertificateMayHave100KiB() throws TlsException {
    for (RawPeer peer : List.of(Situations.afterExtensions(), Situations.askedForCertificate())) {
      Bytes message = peer.say(certificateOf(100 << 10));
      assertThat(message.length()).isEqualTo(4 + (100 << 10));
      sendLong(peer, message);
      assertThat(peer.opposite.connection.failure()).isEmpty();
    }
    for (RawPeer peer : List.of(Situations.afterExtensions(), Situations.askedForCertificate())) {
      Bytes message = HandshakeCodec.encode(certificateOf((100 << 10) + 1));
      requireRefusal(peer, RecordViolation.MESSAGE_TOO_LONG, one -> sendLong(one, message));
    }
  }

  private static Certificate certificateOf(int body) {
    Bytes der = Bytes.owning(new byte[body - 1 - 3 - 3 - 2]);
    return new Certificate(Bytes.EMPTY, List.of(new Certificate.Entry(der, Extensions.NONE)));
  }

  @Test
  void anyOtherMessageMayHave16KiB() throws TlsException {
    RawServer server = Situations.rawServer().handshake();
    sendLong(server, server.say(ticketOf(16 << 10)));
    server.sendData("fine");
    assertThat(server.opposite.received()).isEqualTo(RawPeer.bytes("fine"));
    Bytes longer = HandshakeCodec.encode(ticketOf((16 << 10) + 1));
    requireRefusal(server, RecordViolation.MESSAGE_TOO_LONG, peer -> sendLong(peer, longer));
  }

  private static NewSessionTicket ticketOf(int body) {
    return new NewSessionTicket(
        1, 1, Bytes.EMPTY, Bytes.owning(new byte[body - 8 - 1 - 2 - 2]), Extensions.NONE);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aRecordMayHold16KiB(Side receiver) throws TlsException {
    RawPeer peer = connected(receiver);
    Bytes largest = Bytes.owning(new byte[16_384]);
    peer.deliver(peer.writing.seal(ContentType.APPLICATION_DATA, largest, 0));
    peer.deliver(peer.writing.seal(ContentType.APPLICATION_DATA, largest.slice(300), 300));
    assertThat(peer.opposite.received().length()).isEqualTo(2 * 16_384 - 300);
    requireRefusal(
        peer,
        RecordViolation.CONTENT_TOO_LONG,
        one ->
            one.deliver(
                one.writing.seal(ContentType.APPLICATION_DATA, Bytes.owning(new byte[16_385]), 0)));
    RawPeer padding = connected(receiver);
    requireRefusal(
        padding,
        RecordViolation.CONTENT_TOO_LONG,
        one -> one.deliver(one.writing.seal(ContentType.APPLICATION_DATA, largest, 1)));
  }

  @Test
  void aRecordsHeaderIsBelievedUpToTheLimit() throws TlsException {
    for (String header : List.of("17 0303 4100", "16 0303 4000", "15 0303 4000")) {
      Situations.rawServer()
          .opposite
          .connection
          .inbound()
          .read(buffer(header), ByteBuffer.allocate(0));
    }
    for (String header : List.of("17 0303 4101", "16 0303 4001", "15 0303 4001")) {
      requireRefusal(
          Situations.rawServer(),
          RecordViolation.RECORD_TOO_LONG,
          peer -> peer.opposite.connection.inbound().read(buffer(header), ByteBuffer.allocate(0)));
    }
  }

  private static ByteBuffer buffer(String hex) {
    return ByteBuffer.wrap(Bytes.fromHex(hex).toArray());
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName("Row 23: 32 empty records in a row, and data starts the count anew (CVE-2016-6305)")
  void emptyRecords(Side receiver) throws TlsException {
    RawPeer peer = connected(receiver);
    for (int round = 0; round < 3; round++) {
      repeat(32, () -> peer.sendData(""));
      peer.sendData("x");
    }
    repeat(32, () -> peer.sendData(""));
    requireRefusal(peer, RecordViolation.TOO_MANY_EMPTY_RECORDS, one -> one.sendData(""));
  }

  @Test
  @DisplayName(
      "Row 12: two ChangeCipherSpec, between the first hello and Finished (CVE-2020-12457)")
  void changeCipherSpecs() throws TlsException {
    for (RawPeer peer :
        List.of(
            Situations.rawServer(), Situations.afterHello(), Situations.askedForCertificate())) {
      peer.deliver(CCS);
      peer.deliver(CCS);
      requireRefusal(peer, RecordViolation.TOO_MANY_CHANGE_CIPHER_SPECS, one -> one.deliver(CCS));
    }
  }

  @Test
  @DisplayName("Row 12: a ChangeCipherSpec in every state (CVE-2014-0224)")
  void changeCipherSpecInEveryState() throws TlsException {
    for (Situations.Situation situation : Situations.all().values()) {
      RawPeer peer = situation.way().go();
      boolean allowed =
          !situation.words().equals("connected")
              && !situation.words().contains("post-handshake")
              && !situation.words().equals("awaiting the client's hello");
      if (allowed) {
        peer.deliver(CCS);
      } else {
        requireRefusal(
            peer, RecordViolation.UNEXPECTED_CHANGE_CIPHER_SPEC, one -> one.deliver(CCS));
      }
      RawPeer other = situation.way().go();
      Bytes wrong = RecordCipher.plain(ContentType.CHANGE_CIPHER_SPEC, Bytes.of((byte) 2));
      requireRefusal(
          other,
          allowed
              ? RecordViolation.BAD_CHANGE_CIPHER_SPEC
              : RecordViolation.UNEXPECTED_CHANGE_CIPHER_SPEC,
          one -> one.deliver(wrong));
    }
  }

  @Test
  @DisplayName("Row 12: a protected ChangeCipherSpec is none")
  void aProtectedChangeCipherSpecIsRefused() throws TlsException {
    requireRefusal(
        Situations.afterHello(),
        RecordViolation.UNEXPECTED_CONTENT_TYPE,
        peer -> peer.send(ContentType.CHANGE_CIPHER_SPEC, Bytes.of((byte) 1)));
  }

  @Test
  @DisplayName("Row 11: there is no heartbeat (CVE-2014-0160)")
  void aHeartbeatIsRefused() throws TlsException {
    for (Situations.Situation situation : Situations.all().values()) {
      RawPeer peer = situation.way().go();
      requireRefusal(
          peer,
          situation.words().equals("awaiting the client's hello")
                  || situation.words().equals("awaiting the server's hello")
              ? RecordViolation.NOT_TLS
              : RecordViolation.UNEXPECTED_CONTENT_TYPE,
          one -> one.send(RecordScenarios.HEARTBEAT, Bytes.fromHex("01 ffff")));
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName(
      "Row 22: 32 KeyUpdates without data, and data starts the count anew (CVE-2026-56862)")
  void keyUpdates(Side receiver) throws TlsException {
    RawPeer peer = connected(receiver);
    for (int round = 0; round < 3; round++) {
      repeat(32, () -> peer.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
      peer.sendData("x");
    }
    repeat(32, () -> peer.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    requireRefusal(
        peer,
        PostHandshakeViolation.TOO_MANY_MESSAGES,
        one -> one.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName(
      "Row 22: requests that come before an answer is sent get one answer (CVE-2026-32283)")
  void requestsForAnUpdateAreAnsweredTogether(Side receiver) throws TlsException {
    RawPeer peer = connected(receiver);
    TlsConnection connection = peer.opposite.connection;
    for (int i = 0; i < 30; i++) {
      Bytes record =
          peer.record(
              ContentType.HANDSHAKE, peer.say(new KeyUpdate(KeyUpdateRequest.UPDATE_REQUESTED)));
      peer.writing = peer.writing.next();
      connection.inbound().read(ByteBuffer.wrap(record.toArray()), ByteBuffer.allocate(0));
    }
    assertThat(peer.collect()).hasSize(1);
    peer.sendData("and on");
    assertThat(peer.opposite.received()).isEqualTo(RawPeer.bytes("and on"));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName("Row 22: any number of KeyUpdates between data")
  void keyUpdatesBetweenData(Side receiver) throws TlsException {
    RawPeer peer = connected(receiver);
    for (int i = 0; i < 2000; i++) {
      peer.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
      peer.sendData("x");
    }
    assertThat(peer.opposite.received().length()).isEqualTo(2000);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName(
      "Row 23: four user_canceled in a row, and data starts the count anew (CVE-2016-8610)")
  void userCanceled(Side receiver) throws TlsException {
    RawPeer peer = connected(receiver);
    for (int round = 0; round < 3; round++) {
      repeat(4, () -> peer.sendAlert(AlertDescription.USER_CANCELED));
      peer.sendData("x");
    }
    repeat(4, () -> peer.sendAlert(AlertDescription.USER_CANCELED));
    requireRefusal(
        peer,
        FlowViolation.TOO_MANY_USER_CANCELED,
        one -> one.sendAlert(AlertDescription.USER_CANCELED));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName("Row 23: an empty record is no progress")
  void anEmptyRecordStartsNoCountAnew(Side receiver) throws TlsException {
    RawPeer canceling = connected(receiver);
    repeat(4, () -> canceling.sendAlert(AlertDescription.USER_CANCELED));
    canceling.sendData("");
    requireRefusal(
        canceling,
        FlowViolation.TOO_MANY_USER_CANCELED,
        one -> one.sendAlert(AlertDescription.USER_CANCELED));
    RawPeer updating = connected(receiver);
    repeat(32, () -> updating.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    updating.sendData("");
    requireRefusal(
        updating,
        PostHandshakeViolation.TOO_MANY_MESSAGES,
        one -> one.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName("Row 22: a peer that was asked for new keys is not asked again before it has them")
  void nobodyIsAskedTwice(Side asked) throws TlsException {
    RawPeer peer = connected(asked.peer());
    TlsConnection connection = peer.opposite.connection;
    connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    peer.collect();
    connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    peer.collect();
    peer.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    peer.collect();
    assertThat(peer.heard())
        .filteredOn(KeyUpdate.class::isInstance)
        .containsExactly(
            new KeyUpdate(KeyUpdateRequest.UPDATE_REQUESTED),
            new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED),
            new KeyUpdate(KeyUpdateRequest.UPDATE_REQUESTED));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  @DisplayName("Row 38: a message in the clear under keys is answered like any other forgery")
  void aMessageInTheClearIsForged(Side receiver) throws TlsException {
    RawPeer peer = connected(receiver);
    Bytes update = peer.say(new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    requireRefusal(
        peer,
        RecordViolation.BAD_RECORD,
        one -> one.deliver(RecordCipher.plain(ContentType.HANDSHAKE, update)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void aKeyThatProtectsLessThanTwoRecordsIsNone(long records) {
    assertThatThrownBy(() -> Limits.DEFAULT.withRecordsPerKey(records))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoRecordsPerKeyAreEnoughToGoOn() {
    Pair pair =
        Pair.of(client -> client.limits(Limits.DEFAULT.withRecordsPerKey(2)), server -> server);
    pair.handshake();
    for (int i = 0; i < 20; i++) {
      pair.exchange();
    }
    // One record of data and one KeyUpdate under each key.
    assertThat(pair.sentBy(Side.CLIENT)).hasSizeBetween(2 + 2 * 20 - 1, 4 + 2 * 20);
  }

  @Test
  @DisplayName("Row 24: a hello in one-byte records costs what its length is (CVE-2026-75596)")
  void oneByteRecordsCostLinearly() throws TlsException {
    allocatedByHello(1000);
    long half = allocatedByHello(32_000);
    long whole = allocatedByHello(64_000);
    assertThat(whole).isLessThan(half * 5 / 2);
    // What a record of one byte costs besides.
    assertThat(whole / 64_000).isLessThan(200);
  }

  private static long allocatedByHello(int length) throws TlsException {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    Bytes hello =
        HandshakeCodec.encode(
            RawClient.with(
                client.hello(),
                new UnknownExtension(ExtensionType.PADDING, Bytes.owning(new byte[length]))));
    ByteBuffer net = ByteBuffer.allocate(6 * hello.length());
    for (int i = 0; i < hello.length(); i++) {
      net.put((byte) 22).putShort((short) 0x0303).putShort((short) 1).put((byte) hello.at(i));
    }
    // All but the last byte: only the pieces count, not the handshake.
    net.flip().limit(net.limit() - 6);
    TlsConnection server = client.opposite.connection;
    ByteBuffer app = ByteBuffer.allocate(0);
    long before = allocated();
    while (net.hasRemaining()) {
      server.inbound().read(net, app);
    }
    return allocated() - before;
  }

  @Test
  @DisplayName("Row 24: a declared length reserves nothing (CVE-2023-34462, CVE-2016-6307)")
  void aDeclaredLengthReservesNothing() throws TlsException {
    allocatedByClaim(2000);
    long modest = allocatedByClaim(2000);
    long bold = allocatedByClaim(129 << 10);
    assertThat(bold).isLessThan(modest + 512);
    requireRefusal(
        Situations.rawClient(UnaryOperator.identity()),
        RecordViolation.MESSAGE_TOO_LONG,
        peer -> peer.send(ContentType.HANDSHAKE, RecordScenarios.header(1, 0xFFFFFF)));
  }

  private static long allocatedByClaim(int length) throws TlsException {
    TlsConnection server = Situations.rawClient(UnaryOperator.identity()).opposite.connection;
    Bytes record =
        RecordCipher.plain(
            ContentType.HANDSHAKE,
            Bytes.concat(
                RecordScenarios.header(HandshakeType.CLIENT_HELLO.code(), length),
                Bytes.owning(new byte[1000])));
    ByteBuffer net = ByteBuffer.wrap(record.toArray());
    ByteBuffer app = ByteBuffer.allocate(0);
    long before = allocated();
    server.inbound().read(net, app);
    return allocated() - before;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static RawPeer connected(Side receiver) throws TlsException {
    return receiver == Side.CLIENT
        ? Situations.rawServer().handshake()
        : Situations.rawClient(UnaryOperator.identity()).handshake();
  }

  // In records as long as they may be.
  private static void sendLong(RawPeer peer, Bytes message) throws TlsException {
    for (int from = 0; from < message.length(); from += 16_384) {
      peer.send(
          ContentType.HANDSHAKE, message.slice(from, Math.min(message.length(), from + 16_384)));
    }
  }

  private static void repeat(int times, RawPeer.Attempt attempt) throws TlsException {
    for (int i = 0; i < times; i++) {
      attempt.make();
    }
  }

  /// Something that a given peer must not do.
  private interface Mistake {
    void makeAs(RawPeer peer) throws TlsException;
  }

  private static void requireRefusal(RawPeer peer, Violation violation, Mistake mistake) {
    RawPeer.Refusal refusal = peer.refusal(() -> mistake.makeAs(peer));
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class, cause -> assertThat(cause.violation()).isEqualTo(violation));
    assertThat(refusal.alert()).isEqualTo(violation.alert());
  }
}
