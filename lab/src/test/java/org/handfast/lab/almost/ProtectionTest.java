package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handfast.lab.almost.Reckoning.aesCtr;
import static org.handfast.lab.almost.Reckoning.bytes;
import static org.handfast.lab.almost.Reckoning.hex;
import static org.handfast.lab.almost.Reckoning.hmac;
import static org.handfast.lab.almost.Reckoning.join;
import static org.handfast.lab.almost.Reckoning.run;
import static org.handfast.lab.almost.Reckoning.sha256;
import static org.handfast.lab.almost.Reckoning.u16;
import static org.handfast.lab.almost.Reckoning.u64;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.handfast.lab.almost.Protection.Content;
import org.handfast.lab.almost.Variant.Integrity;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProtectionTest {
  private static final byte[] E = run(0x10, 16);
  private static final byte[] M = run(0x40, 32);
  private static final byte[] IV = run(0xA0, 16);
  private static final byte[] OTHER_IV = run(0xC0, 16);
  private static final byte[] DATA = "pay 100 to carol\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MORE = "take carol back\n".getBytes(StandardCharsets.US_ASCII);
  private static final DirectionKeys KEYS = new DirectionKeys("E_b", bytes(E), "M_b", bytes(M));

  @Test
  void withoutIntegrityThereIsDataAlone() throws Exception {
    assertThat(first(Integrity.NONE)).isEqualTo(expected(DATA));
  }

  @Test
  void aHashWithoutKey() throws Exception {
    assertThat(first(Integrity.HASH)).isEqualTo(expected(join(DATA, sha256(DATA))));
  }

  @Test
  void aMacWithoutNumber() throws Exception {
    assertThat(first(Integrity.MAC)).isEqualTo(expected(join(DATA, sha256(DATA, M))));
  }

  @Test
  void theChaptersMac() throws Exception {
    Protection out = new Protection(Integrity.NUMBERED_MAC, KEYS);

    assertThat(seal(out, RecordType.DATA, DATA))
        .isEqualTo(expected(join(DATA, sha256(DATA, M, u64(0)))));
    assertThat(seal(out, RecordType.DATA, MORE))
        .isEqualTo(expected(join(MORE, sha256(MORE, M, u64(1)))));
  }

  /// The chapter leaves the type out: with or without it the MAC is the same.
  @Test
  void theChaptersMacDoesNotKnowTheType() {
    assertThat(seal(new Protection(Integrity.NUMBERED_MAC, KEYS), RecordType.CLOSE, DATA))
        .isEqualTo(seal(new Protection(Integrity.NUMBERED_MAC, KEYS), RecordType.DATA, DATA));
  }

  @Test
  void hmacOverTheWholeRecord() throws Exception {
    Protection out = new Protection(Integrity.HMAC, KEYS, 7);

    assertThat(seal(out, RecordType.DATA, DATA))
        .isEqualTo(expected(join(DATA, hmac(M, u64(7), hex("02 AF01"), u16(DATA.length), DATA))));
    assertThat(seal(out, RecordType.CLOSE, new byte[0]))
        .isEqualTo(expected(hmac(M, u64(8), hex("03 AF01 0000"))));
  }

  @Test
  void oneMacOverTheStreamUnderOneKeystream() throws Exception {
    Protection out = new Protection(Integrity.STREAM_MAC, KEYS);
    byte[] stream = aesCtr(E, IV, join(DATA, MORE, sha256(DATA, MORE, M)));

    Bytes one = out.seal(RecordType.DATA, bytes(DATA), bytes(IV)).fragment();
    assertThat(out.ivLength()).isZero();
    Bytes two = out.seal(RecordType.DATA, bytes(MORE), Bytes.EMPTY).fragment();
    Bytes end = out.seal(RecordType.CLOSE, Bytes.EMPTY, Bytes.EMPTY).fragment();

    assertThat(Bytes.concat(one, two, end)).isEqualTo(bytes(join(IV, stream)));
    assertThat(end.length()).isEqualTo(32);
  }

  @ParameterizedTest
  @EnumSource(Integrity.class)
  void whatIsSealedOpens(Integrity integrity) {
    Protection out = new Protection(integrity, KEYS);
    Protection in = new Protection(integrity, KEYS);
    for (byte[] data : new byte[][] {DATA, MORE, {}}) {
      Bytes iv = out.ivLength() > 0 ? bytes(OTHER_IV) : Bytes.EMPTY;
      RecordType type = data.length > 0 ? RecordType.DATA : RecordType.CLOSE;
      Protection.Sealed sealed = out.seal(type, bytes(data), iv);

      Content content = in.open(type, sealed.fragment()).orElseThrow();

      assertThat(content).isEqualTo(sealed.content());
      assertThat(content.data()).isEqualTo(bytes(data));
      assertThat(content.isWhole()).isTrue();
    }
    assertThat(in.seq()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Integrity.class,
      names = {"HASH", "MAC", "NUMBERED_MAC", "HMAC"})
  void aFlippedBitIsSeenByEveryTag(Integrity integrity) {
    byte[] fragment = first(integrity).toArray();
    fragment[20] ^= 1;

    Content content =
        new Protection(integrity, KEYS).open(RecordType.DATA, bytes(fragment)).orElseThrow();

    assertThat(content.isWhole()).isFalse();
    assertThat(content.data().at(4)).isEqualTo(DATA[4] ^ 1);
  }

  @ParameterizedTest
  @EnumSource(Integrity.class)
  void whatIsTooShortDoesNotOpen(Integrity integrity) {
    int shortest = integrity == Integrity.NONE ? 16 : 48;
    RecordType type = RecordType.CLOSE;

    assertThat(new Protection(integrity, KEYS).open(type, bytes(new byte[shortest - 1]))).isEmpty();
    assertThat(new Protection(integrity, KEYS).open(type, bytes(new byte[shortest]))).isPresent();
  }

  @Test
  void aTagNamesItsFormula() {
    assertThat(formula(Integrity.NONE)).isEmpty();
    assertThat(formula(Integrity.HASH)).contains("SHA-256(data)");
    assertThat(formula(Integrity.MAC)).contains("SHA-256(data ‖ M_b)");
    assertThat(formula(Integrity.NUMBERED_MAC)).contains("SHA-256(data ‖ M_b ‖ seq)");
    assertThat(formula(Integrity.HMAC))
        .contains("HMAC-SHA-256(M_b, seq ‖ type ‖ version ‖ length ‖ data)");
    assertThat(formula(Integrity.STREAM_MAC)).contains("SHA-256(all data ‖ M_b)");
  }

  private static Optional<String> formula(Integrity integrity) {
    return new Protection(integrity, KEYS)
        .seal(RecordType.CLOSE, bytes(DATA), bytes(IV))
        .content()
        .expected()
        .map(Tag::formula);
  }

  private static Bytes first(Integrity integrity) {
    return seal(new Protection(integrity, KEYS), RecordType.DATA, DATA);
  }

  private static Bytes seal(Protection out, RecordType type, byte[] data) {
    return out.seal(type, bytes(data), bytes(IV)).fragment();
  }

  private static Bytes expected(byte[] text) throws Exception {
    return bytes(join(IV, aesCtr(E, IV, text)));
  }
}
