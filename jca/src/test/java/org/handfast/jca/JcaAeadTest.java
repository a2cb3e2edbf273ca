package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JcaAeadTest {
  private static final int[] LENGTHS = {0, 1, 15, 16, 17, 100, 2047, 2048, 2049, 16_384};
  private static final int[] TAILS = {0, 1, 17, 300};
  private static final byte FILL = 0x5A;

  private final byte[] nonce = new byte[Aead.NONCE_LENGTH];
  private final byte[] data = {23, 3, 3, 1, 0};

  static Stream<Arguments> everywhere() {
    return Stream.of(ProviderSet.values())
        .flatMap(set -> Stream.of(Aead.values()).map(aead -> Arguments.of(set, aead)));
  }

  /// Test case 16 of the GCM specification's appendix; cases of the other two are in the self-test.
  @ParameterizedTest
  @EnumSource
  void aes256GcmHasItsKnownAnswer(ProviderSet set) {
    byte[] plain =
        hex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    byte[] out = new byte[plain.length + Aead.TAG_LENGTH];
    aead(set, Aead.AES_256_GCM)
        .sealer(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        .seal(
            hex("cafebabefacedbaddecaf888"),
            hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
            plain,
            0,
            plain.length,
            new byte[0],
            out,
            0);
    assertThat(HexFormat.of().formatHex(out))
        .isEqualTo(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");
  }

  @ParameterizedTest
  @EnumSource
  void theSelfTestsOfTheOthersPass(ProviderSet set) {
    AeadSelfTest.run(Aead.AES_128_GCM, set.providers().of(Primitive.AES_GCM));
    AeadSelfTest.run(Aead.CHACHA20_POLY1305, set.providers().of(Primitive.CHACHA20_POLY1305));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void whatWasSealedOpensAndNothingElseIsTouched(ProviderSet set, Aead aead) {
    byte[] key = random(aead.keyLength());
    var sealer = aead(set, aead).sealer(key);
    var opener = aead(set, aead).opener(key);
    for (int length : LENGTHS) {
      for (int tailLength : TAILS) {
        nonce[0]++;
        byte[] in = random(length + 7);
        byte[] tail = random(tailLength);
        byte[] record = filled(3 + length + tailLength + Aead.TAG_LENGTH + 2);
        byte[] before = in.clone();
        int sealed = sealer.seal(nonce, data, in, 4, 4 + length, tail, record, 3);
        assertThat(sealed).isEqualTo(length + tailLength + Aead.TAG_LENGTH);
        assertThat(in).isEqualTo(before);
        assertThat(record).startsWith(FILL, FILL, FILL).endsWith(FILL, FILL);

        byte[] out = filled(5 + length + tailLength + 1);
        assertThat(opener.open(nonce, data, record, 3, 3 + sealed, out, 5))
            .isEqualTo(length + tailLength);
        assertThat(Arrays.copyOfRange(out, 5, 5 + length))
            .isEqualTo(Arrays.copyOfRange(in, 4, 4 + length));
        assertThat(Arrays.copyOfRange(out, 5 + length, out.length - 1)).isEqualTo(tail);
        assertThat(out).startsWith(FILL, FILL, FILL, FILL, FILL).endsWith(FILL);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aChangedBitIsAForgeryAndLeavesZeros(ProviderSet set, Aead aead) {
    byte[] key = random(aead.keyLength());
    for (int length : new int[] {0, 1, 100, 5000}) {
      byte[] in = random(length);
      byte[] record = new byte[length + Aead.TAG_LENGTH];
      aead(set, aead).sealer(key).seal(nonce, data, in, 0, length, new byte[0], record, 0);
      for (int at : new int[] {0, length / 2, length, record.length - 1}) {
        byte[] changed = record.clone();
        changed[at] ^= (byte) 0x80;
        requireForged(aead(set, aead).opener(key), nonce, data, changed);
      }
      byte[] otherNonce = nonce.clone();
      otherNonce[11] ^= 1;
      requireForged(aead(set, aead).opener(key), otherNonce, data, record);
      requireForged(aead(set, aead).opener(key), nonce, new byte[] {23, 3, 3, 1, 1}, record);
      byte[] otherKey = key.clone();
      otherKey[0] ^= 1;
      requireForged(aead(set, aead).opener(otherKey), nonce, data, record);
    }
  }

  private static void requireForged(
      AeadAlgorithm.Opener opener, byte[] nonce, byte[] data, byte[] record) {
    int length = record.length - Aead.TAG_LENGTH;
    byte[] out = filled(length + 4);
    assertThat(opener.open(nonce, data, record, 0, record.length, out, 2))
        .isEqualTo(AeadAlgorithm.FORGED);
    byte[] expected = filled(length + 4);
    Arrays.fill(expected, 2, 2 + length, (byte) 0);
    assertThat(out).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aRecordWithoutRoomForATagIsAForgery(ProviderSet set, Aead aead) {
    var opener = aead(set, aead).opener(random(aead.keyLength()));
    byte[] out = filled(4);
    for (int length = 0; length < Aead.TAG_LENGTH; length++) {
      assertThat(opener.open(nonce, data, new byte[length], 0, length, out, 0))
          .isEqualTo(AeadAlgorithm.FORGED);
    }
    assertThat(out).isEqualTo(filled(4));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void anOpenerGoesOnAfterAForgery(ProviderSet set, Aead aead) {
    byte[] key = random(aead.keyLength());
    byte[] record = new byte[10 + Aead.TAG_LENGTH];
    aead(set, aead).sealer(key).seal(nonce, data, new byte[10], 0, 10, new byte[0], record, 0);
    var opener = aead(set, aead).opener(key);
    byte[] out = new byte[10];
    byte[] forged = record.clone();
    forged[25] ^= 1;
    assertThat(opener.open(nonce, data, forged, 0, 26, out, 0)).isEqualTo(AeadAlgorithm.FORGED);
    assertThat(opener.open(nonce, data, record, 0, 26, out, 0)).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void theCallerMayWipeItsKey(ProviderSet set, Aead aead) {
    byte[] key = random(aead.keyLength());
    var sealer = aead(set, aead).sealer(key);
    var opener = aead(set, aead).opener(key.clone());
    Arrays.fill(key, (byte) 0);
    byte[] record = new byte[1 + Aead.TAG_LENGTH];
    sealer.seal(nonce, data, new byte[1], 0, 1, new byte[0], record, 0);
    assertThat(opener.open(nonce, data, record, 0, 17, new byte[1], 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aWipedSealerSealsNoMore(Aead aead) {
    JcaAead algorithm = new JcaAead(aead, KnownProvider.SUN_JCE.find()::orElseThrow);
    JcaSealer sealer = algorithm.sealer(new byte[aead.keyLength()]);
    JcaOpener opener = algorithm.opener(new byte[aead.keyLength()]);
    sealer.wipe();
    opener.wipe();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> sealer.seal(nonce, data, new byte[0], 0, 0, new byte[0], new byte[16], 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> opener.open(nonce, data, new byte[16], 0, 16, new byte[0], 0));
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aead(ProviderSet.JDK, Aead.AES_128_GCM).sealer(new byte[32]));
  }

  private static AeadAlgorithm aead(ProviderSet set, Aead aead) {
    return set.crypto().aead(aead).orElseThrow();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, FILL);
    return bytes;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
