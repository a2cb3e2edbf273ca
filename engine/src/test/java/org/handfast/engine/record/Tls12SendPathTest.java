package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.PaddingPolicy;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What goes out under the keys of TLS 1.2")
class Tls12SendPathTest {
  private static final Bytes FINISHED =
      Bytes.fromHex("14 00 00 0C 00 01 02 03 04 05 06 07 08 09 0A 0B");

  private final SecretScope scope = SecretScope.open();
  private final SendPath path = new SendPath(Side.SERVER);
  private final ByteBuffer net = ByteBuffer.allocate(20_000);

  @AfterEach
  void close() {
    scope.close();
  }

  @ParameterizedTest
  @EnumSource(MacOrder.class)
  void onlyWhatFollowsTheChangeCipherSpecIsProtected(MacOrder order) throws Exception {
    HandMadeRecords hand = hand(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256, order);
    Bytes done = Bytes.fromHex("0E 00 00 00");
    path.handshake(done);
    path.changeCipherSpec();
    path.protect(hand.keys(scope));
    path.handshake(FINISHED);
    path.flush();
    assertThat(next()).isEqualTo(Bytes.concat(Bytes.fromHex("16 03 03 00 04"), done).toArray());
    assertThat(next()).isEqualTo(Bytes.fromHex("14 03 03 00 01 01").toArray());
    assertThat(hand.open(ContentType.HANDSHAKE, next())).contains(FINISHED.toArray());
  }

  @Test
  void aConnectionAtItsLimitEndsAndNotAsIfAllWereSaid() throws Exception {
    HandMadeRecords hand = hand(CipherSuite.TLS_RSA_WITH_NULL_SHA256, MacOrder.MAC_THEN_ENCRYPT);
    path.configure(PaddingPolicy.NONE, Limits.DEFAULT.withRecordsPerKey(4));
    open(hand);
    for (int i = 0; i < 3; i++) {
      assertThat(hand.open(ContentType.APPLICATION_DATA, write(10))).isPresent();
      hand.next();
    }
    assertThat(hand.open(ContentType.ALERT, write(10))).contains(new byte[] {2, 80});
    assertThat(path.write(new ByteBuffer[] {ByteBuffer.allocate(10)}, 0, 1, net))
        .isEqualTo(new Progress.Closed());
    assertThat(path.isClosed()).isTrue();
  }

  @Test
  void thereIsNoKeyUpdate() {
    open(hand(CipherSuite.TLS_RSA_WITH_NULL_SHA256, MacOrder.MAC_THEN_ENCRYPT));
    assertThat(path.canUpdateKeys()).isFalse();
    path.oweKeyUpdate(KeyUpdateRequest.UPDATE_REQUESTED);
    assertThat(path.hasOutput()).isFalse();
  }

  @Test
  void theAgreedSizeCountsContentAlone() throws Exception {
    HandMadeRecords hand =
        hand(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, MacOrder.MAC_THEN_ENCRYPT);
    path.limitRecords(64);
    open(hand);
    assertThat(hand.open(ContentType.APPLICATION_DATA, write(100)))
        .hasValueSatisfying(content -> assertThat(content).hasSize(64));
  }

  @Test
  void withoutAnAgreementARecordTakesSixteenKilobytes() throws Exception {
    HandMadeRecords hand =
        hand(CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, MacOrder.MAC_THEN_ENCRYPT);
    open(hand);
    assertThat(hand.open(ContentType.APPLICATION_DATA, write(1 << 15)))
        .hasValueSatisfying(content -> assertThat(content).hasSize(1 << 14));
  }

  @Test
  void paddingIsNotHiddenInContent() throws Exception {
    HandMadeRecords hand =
        hand(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, MacOrder.MAC_THEN_ENCRYPT);
    path.configure((_, _) -> 1000, Limits.DEFAULT);
    open(hand);
    byte[] record = write(10);
    assertThat(record).hasSize(5 + 8 + 10 + 16);
    assertThat(hand.open(ContentType.APPLICATION_DATA, record))
        .hasValueSatisfying(content -> assertThat(content).hasSize(10));
  }

  @Test
  void aWarningChangesNothing() throws Exception {
    HandMadeRecords hand = hand(CipherSuite.TLS_RSA_WITH_NULL_SHA256, MacOrder.MAC_THEN_ENCRYPT);
    open(hand);
    path.warn(AlertDescription.NO_RENEGOTIATION);
    assertThat(hand.open(ContentType.ALERT, next())).contains(new byte[] {1, 100});
    hand.next();
    assertThat(hand.open(ContentType.APPLICATION_DATA, write(1))).isPresent();
    hand.next();
    path.close();
    path.warn(AlertDescription.NO_RENEGOTIATION);
    assertThat(hand.open(ContentType.ALERT, next())).contains(new byte[] {1, 0});
    assertThat(path.hasOutput()).isFalse();
  }

  private static HandMadeRecords hand(CipherSuite suite, MacOrder order) {
    return new HandMadeRecords(suite, order);
  }

  private void open(HandMadeRecords hand) {
    path.protect(hand.keys(scope));
    path.open();
  }

  private byte[] next() {
    return write(0);
  }

  private byte[] write(int length) {
    net.clear();
    Progress progress = path.write(new ByteBuffer[] {ByteBuffer.allocate(length)}, 0, 1, net);
    assertThat(progress).isInstanceOf(Progress.Moved.class);
    return Arrays.copyOf(net.array(), net.position());
  }
}
