package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Records of TLS 1.2 (RFC 5246 6.2.3), every suite, against records made by hand")
class Tls12RecordsTest {
  private static final int EXPLICIT_PARTS = 100_000;
  private static final int[] LENGTHS = {0, 1, 11, 12, 15, 16, 17, 100, 1000, 16_383, 16_384};

  private final SecretScope scope = SecretScope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  static Stream<Arguments> forms() {
    // The order is a block cipher's alone.
    return Tls12Suites.all().stream()
        .flatMap(
            suite ->
                Stream.of(MacOrder.values())
                    .limit(suite.toString().contains("CBC") ? 2 : 1)
                    .map(order -> Arguments.of(suite, order)));
  }

  static Stream<Arguments> formsWithAnExplicitPart() {
    return Stream.of(
        Arguments.of(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, MacOrder.MAC_THEN_ENCRYPT),
        Arguments.of(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, MacOrder.MAC_THEN_ENCRYPT),
        Arguments.of(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, MacOrder.ENCRYPT_THEN_MAC));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsSealedOpensByHand(CipherSuite suite, MacOrder order) throws GeneralSecurityException {
    HandMadeRecords hand = new HandMadeRecords(suite, order);
    WriteProtection keys = Tls12Sealing.under(hand.keys(scope));
    for (int length : LENGTHS) {
      byte[] content = HandMadeRecords.bytes(length, length);
      byte[] record = seal(keys, ContentType.APPLICATION_DATA, content);
      assertThat(hand.open(ContentType.APPLICATION_DATA, record))
          .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(content));
      hand.next();
    }
    assertThat(keys.records()).isEqualTo(LENGTHS.length);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsMadeByHandOpens(CipherSuite suite, MacOrder order) throws GeneralSecurityException {
    HandMadeRecords hand = new HandMadeRecords(suite, order);
    ReadProtection keys = Tls12Opening.under(hand.keys(scope));
    for (ContentType type : new ContentType[] {ContentType.HANDSHAKE, ContentType.ALERT}) {
      for (int length : LENGTHS) {
        byte[] content = HandMadeRecords.bytes(length, length);
        assertThat(open(keys, hand.seal(type, content))).isEqualTo(content);
        keys.accept();
        hand.next();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MacOrder.class)
  void theLongestRecordOpens(MacOrder order) throws GeneralSecurityException {
    HandMadeRecords hand =
        new HandMadeRecords(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, order);
    ReadProtection keys = Tls12Opening.under(hand.keys(scope));
    byte[] content = HandMadeRecords.bytes(RecordHeader.MAX_CONTENT, 1);
    byte[] record = hand.seal(ContentType.APPLICATION_DATA, content, 255);
    assertThat(record.length - RecordHeader.LENGTH)
        .isEqualTo(keys.longestFragment(record[0]))
        .isLessThanOrEqualTo(Scratch.LENGTH - RecordHeader.LENGTH);
    assertThat(open(keys, record)).isEqualTo(content);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noByteCanBeChanged(CipherSuite suite, MacOrder order) throws GeneralSecurityException {
    HandMadeRecords hand = new HandMadeRecords(suite, order);
    ReadProtection keys = Tls12Opening.under(hand.keys(scope));
    byte[] record = hand.seal(ContentType.ALERT, new byte[] {2, 40});
    // The version is looked at before, and the length says how much there is.
    for (int i = 0; i < record.length; i = i == 0 ? RecordHeader.LENGTH : i + 1) {
      byte[] changed = record.clone();
      changed[i] ^= 1;
      assertThat(open(keys, changed)).as("byte " + i).isNull();
    }
    assertThat(open(keys, record)).containsExactly(2, 40);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aRecordHasItsPlace(CipherSuite suite, MacOrder order) throws GeneralSecurityException {
    HandMadeRecords hand = new HandMadeRecords(suite, order);
    ReadProtection keys = Tls12Opening.under(hand.keys(scope));
    byte[] first = hand.seal(ContentType.ALERT, new byte[] {1, 90});
    hand.next();
    byte[] second = hand.seal(ContentType.ALERT, new byte[] {1, 90});
    assertThat(open(keys, second)).as("one is missing").isNull();
    assertThat(open(keys, first)).isNotNull();
    keys.accept();
    assertThat(open(keys, first)).as("it comes again").isNull();
    assertThat(open(keys, second)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theSequenceNumberHasEightBytes(CipherSuite suite, MacOrder order)
      throws GeneralSecurityException {
    HandMadeRecords hand = new HandMadeRecords(suite, order);
    ReadProtection keys = Tls12Opening.under(hand.keys(scope));
    for (int i = 0; i < 70_000; i++) {
      keys.accept();
    }
    hand.skip(70_000);
    assertThat(open(keys, hand.seal(ContentType.ALERT, new byte[] {1, 90}))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsTooShortHasNoRoom(CipherSuite suite, MacOrder order) throws GeneralSecurityException {
    HandMadeRecords hand = new HandMadeRecords(suite, order);
    ReadProtection keys = Tls12Opening.under(hand.keys(scope));
    int least = hand.seal(ContentType.APPLICATION_DATA, new byte[0]).length - RecordHeader.LENGTH;
    for (int length = 0; length < least; length++) {
      assertThat(keys.room(length)).as(length + " bytes").isEqualTo(ReadProtection.NO_ROOM);
    }
    assertThat(keys.room(least)).isGreaterThanOrEqualTo(0);
    for (int more = 1; more < 16 && hand.isBlock(); more++) {
      assertThat(keys.room(least + more)).isEqualTo(ReadProtection.NO_ROOM);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void keysEnd(CipherSuite suite, MacOrder order) throws GeneralSecurityException {
    HandMadeRecords hand = new HandMadeRecords(suite, order);
    byte[] record = hand.seal(ContentType.ALERT, new byte[] {1, 0});
    ReadProtection opening = Tls12Opening.under(hand.keys(scope));
    opening.wipe();
    assertThatIllegalStateException().isThrownBy(() -> open(opening, record));
    WriteProtection sealing = Tls12Sealing.under(hand.keys(scope));
    sealing.wipe();
    assertThatIllegalStateException()
        .isThrownBy(() -> seal(sealing, ContentType.ALERT, new byte[] {1, 0}));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void keysAreWipedOnceTheyAreInTheCipher(CipherSuite suite, MacOrder order) {
    DirectionKeys sent = new HandMadeRecords(suite, order).keys(scope);
    new SendKeys(new WriteProtection.Plaintext()).protect(sent);
    for (Secret secret : new Secret[] {sent.macKey(), sent.key(), sent.iv()}) {
      assertThatIllegalStateException().isThrownBy(() -> secret.use(byte[]::clone));
    }
  }

  @ParameterizedTest
  @MethodSource("formsWithAnExplicitPart")
  void noExplicitPartComesTwice(CipherSuite suite, MacOrder order) {
    WriteProtection keys = Tls12Sealing.under(new HandMadeRecords(suite, order).keys(scope));
    int explicit = suite.toString().contains("GCM") ? 8 : 16;
    Set<Bytes> seen = new HashSet<>();
    byte[] out = new byte[200];
    for (int i = 0; i < EXPLICIT_PARTS; i++) {
      keys.seal(ContentType.ALERT, new byte[] {1, 90}, 0, 2, 0, out, 0);
      seen.add(Bytes.copyOf(out, RecordHeader.LENGTH, RecordHeader.LENGTH + explicit));
    }
    assertThat(seen).hasSize(EXPLICIT_PARTS);
  }

  private static byte[] seal(WriteProtection keys, ContentType type, byte[] content) {
    byte[] out = new byte[keys.recordLength(content.length) + 7];
    int length = keys.seal(type, content, 0, content.length, 0, out, 7);
    assertThat(length).isEqualTo(out.length - 7);
    return Arrays.copyOfRange(out, 7, out.length);
  }

  /// The content; null if it is forged.
  private static byte[] open(ReadProtection keys, byte[] record) {
    byte[] out = new byte[keys.room(record.length - RecordHeader.LENGTH) + 3];
    int length = keys.open(record, RecordHeader.LENGTH, record.length, out, 3);
    return length == AeadAlgorithm.FORGED ? null : Arrays.copyOfRange(out, 3, 3 + length);
  }
}
