package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What comes in under the keys of TLS 1.2")
class Tls12ReceivePathTest {
  private static final byte[] WARNING = {1, 100};

  private final SecretScope scope = SecretScope.open();
  private final HandMadeRecords hand =
      new HandMadeRecords(
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, MacOrder.MAC_THEN_ENCRYPT);
  private final HandshakeJoiner joiner = new HandshakeJoiner(Side.SERVER);
  private final ReceivePath path = new ReceivePath(Side.SERVER, joiner);
  private final NotingReceiver receiver = new NotingReceiver();
  private final ByteBuffer app = ByteBuffer.allocate(20_000);

  @BeforeEach
  void changeKeys() throws TlsException {
    path.deliverTo(receiver);
    path.speak(Dialect.TLS_1_2);
    path.protect(hand.keys(scope), joiner.boundary());
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_384})
  void contentGoesToTheApplication(int length) throws Exception {
    byte[] content = HandMadeRecords.bytes(length, 3);
    assertThat(read(sealed(ContentType.APPLICATION_DATA, content)))
        .isEqualTo(new Progress.Moved(length + 29, length));
    assertThat(Bytes.of(app.array()).slice(0, length)).isEqualTo(Bytes.of(content));
    assertThat(Bytes.of(app.array()).slice(length))
        .isEqualTo(Bytes.owning(new byte[20_000 - length]));
  }

  @Test
  void aRecordWaitsForRoom() throws Exception {
    byte[] record = sealed(ContentType.APPLICATION_DATA, HandMadeRecords.bytes(100, 3));
    ByteBuffer net = ByteBuffer.wrap(record);
    ByteBuffer[] little = {ByteBuffer.allocate(99)};
    assertThat(path.read(net, little, 0, 1)).isEqualTo(new Progress.NeedsRoom(100));
    assertThat(net.position()).isZero();
    ByteBuffer[] enough = {ByteBuffer.allocateDirect(60), ByteBuffer.allocate(40)};
    assertThat(path.read(net, enough, 0, 2)).isEqualTo(new Progress.Moved(129, 100));
  }

  @ParameterizedTest
  @EnumSource(MacOrder.class)
  void whatABlockCipherHidesBesideTheContentIsGone(MacOrder order) throws Exception {
    HandMadeRecords blocks = new HandMadeRecords(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, order);
    path.protect(blocks.keys(scope), joiner.boundary());
    read(blocks.seal(ContentType.APPLICATION_DATA, new byte[] {7}));
    assertThat(Bytes.of(app.array())).isEqualTo(Bytes.concat(Bytes.of((byte) 7), zeros(19_999)));
    blocks.next();
    byte[] forged = blocks.seal(ContentType.APPLICATION_DATA, new byte[] {8});
    forged[forged.length - 1] ^= 1;
    require(RecordViolation.BAD_RECORD, forged);
    assertThat(Bytes.of(app.array())).isEqualTo(Bytes.concat(Bytes.of((byte) 7), zeros(19_999)));
  }

  @Test
  void emptyRecordsAreCounted() throws Exception {
    for (int i = 0; i < Limits.DEFAULT.emptyRecords(); i++) {
      read(sealed(ContentType.APPLICATION_DATA, new byte[0]));
    }
    require(
        RecordViolation.TOO_MANY_EMPTY_RECORDS, sealed(ContentType.APPLICATION_DATA, new byte[0]));
  }

  @Test
  void onlyApplicationDataMayBeEmpty() throws Exception {
    require(RecordViolation.EMPTY_HANDSHAKE_RECORD, hand.seal(ContentType.HANDSHAKE, new byte[0]));
    hand.next();
    require(RecordViolation.EMPTY_ALERT_RECORD, hand.seal(ContentType.ALERT, new byte[0]));
  }

  @Test
  void theKeysChangeOnce() throws Exception {
    receiver.tolerance = Tolerance.KEY_CHANGE;
    require(
        RecordViolation.UNEXPECTED_CONTENT_TYPE,
        sealed(ContentType.CHANGE_CIPHER_SPEC, new byte[] {1}));
    require(RecordViolation.BAD_RECORD, plain(ContentType.CHANGE_CIPHER_SPEC, 1));
    assertThat(receiver.events).isEmpty();
  }

  @Test
  void everyRecordIsProtected() {
    require(RecordViolation.BAD_RECORD, plain(ContentType.ALERT, 1, 0));
    require(RecordViolation.BAD_RECORD, plain(ContentType.HANDSHAKE, 0, 0, 0, 0));
    require(RecordViolation.BAD_RECORD, plain(ContentType.APPLICATION_DATA));
    assertThat(path.isClosed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0300, 0x0301, 0x0302, 0x0304, 0x0403})
  void everyHeaderSaysTheVersion(int version) throws Exception {
    // The very first record is held to the major version alone, under a name of its own.
    read(sealed(ContentType.APPLICATION_DATA, new byte[] {1}));
    byte[] record = sealed(ContentType.APPLICATION_DATA, new byte[] {1});
    record[1] = (byte) (version >> 8);
    record[2] = (byte) version;
    require(RecordViolation.WRONG_VERSION, record);
  }

  @Test
  void contentHasALargestLength() throws Exception {
    require(
        RecordViolation.CONTENT_TOO_LONG,
        sealed(ContentType.APPLICATION_DATA, new byte[RecordHeader.MAX_CONTENT + 1]));
  }

  @Test
  void aFragmentIsNoLongerThanAnySuiteMakesIt() {
    byte[] longest = {23, 3, 3, 0x41, 0x40};
    byte[] longer = {23, 3, 3, 0x41, 0x41};
    assertThat(quietly(longest)).isEqualTo(new Progress.NeedsInput(5 + (1 << 14) + 320));
    require(RecordViolation.RECORD_TOO_LONG, longer);
  }

  @Test
  void theAgreedSizeCountsContentAlone() throws Exception {
    path.limitRecords(64);
    read(sealed(ContentType.APPLICATION_DATA, new byte[64]));
    require(
        RecordViolation.RECORD_SIZE_LIMIT_EXCEEDED,
        sealed(ContentType.APPLICATION_DATA, new byte[65]));
  }

  @Test
  void warningsPassAndAreCounted() throws Exception {
    warn(Limits.DEFAULT.warningAlerts());
    read(sealed(ContentType.APPLICATION_DATA, new byte[0]));
    require(FlowViolation.TOO_MANY_WARNINGS, sealed(ContentType.ALERT, WARNING));
  }

  @Test
  void dataStartsTheirCountAnew() throws Exception {
    for (int i = 0; i < 3; i++) {
      warn(Limits.DEFAULT.warningAlerts());
      read(sealed(ContentType.APPLICATION_DATA, new byte[1]));
    }
  }

  @Test
  void anErrorEndsAll() throws Exception {
    byte[] record = sealed(ContentType.ALERT, new byte[] {2, 100});
    assertThatThrownBy(() -> read(record)).isInstanceOf(PeerRejected.class);
  }

  @Test
  void theEndIsTold() throws Exception {
    read(sealed(ContentType.ALERT, new byte[] {1, 0}));
    assertThat(path.isClosed()).isTrue();
    assertThat(path.dialect().closesBothDirections()).isTrue();
    assertThat(read(sealed(ContentType.APPLICATION_DATA, new byte[1])))
        .isEqualTo(new Progress.Closed());
  }

  @ParameterizedTest
  @EnumSource(names = {"NOTHING", "KEY_CHANGE"})
  void noDataBeforeTheHandshakeIsDone(Tolerance tolerance) throws Exception {
    receiver.tolerance = tolerance;
    require(
        FlowViolation.EARLY_APPLICATION_DATA, sealed(ContentType.APPLICATION_DATA, new byte[] {1}));
  }

  private void warn(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      read(sealed(ContentType.ALERT, WARNING));
    }
  }

  private byte[] sealed(ContentType type, byte[] content) throws GeneralSecurityException {
    byte[] record = hand.seal(type, content);
    hand.next();
    return record;
  }

  static byte[] plain(ContentType type, int... content) {
    byte[] record = new byte[5 + content.length];
    RecordHeader.write(type, 0x0303, content.length, record, 0);
    for (int i = 0; i < content.length; i++) {
      record[5 + i] = (byte) content[i];
    }
    return record;
  }

  private static Bytes zeros(int length) {
    return Bytes.owning(new byte[length]);
  }

  private Progress read(byte[] record) throws TlsException {
    return path.read(ByteBuffer.wrap(record), new ByteBuffer[] {app}, 0, 1);
  }

  private Progress quietly(byte[] record) {
    try {
      return read(record);
    } catch (TlsException e) {
      throw new AssertionError(e);
    }
  }

  private void require(Violation violation, byte[] record) {
    PeerViolation failure = catchThrowableOfType(PeerViolation.class, () -> read(record));
    assertThat(failure.violation()).isEqualTo(violation);
  }
}
