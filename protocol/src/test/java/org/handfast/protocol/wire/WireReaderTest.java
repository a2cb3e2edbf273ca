package org.handfast.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WireReaderTest {

  @Test
  void numbersAreBigEndianAndUnsigned() throws DecodeException {
    WireReader in = reader("ff fffe fffefd fffefdfc");
    assertThat(in.u8()).isEqualTo(0xFF);
    assertThat(in.u16()).isEqualTo(0xFFFE);
    assertThat(in.u24()).isEqualTo(0xFFFEFD);
    assertThat(in.u32()).isEqualTo(0xFFFEFDFCL);
    in.requireEnd();
  }

  @Test
  void nothingIsReadPastTheEnd() {
    assertMalformed(() -> reader("").u8());
    assertMalformed(() -> reader("00").u16());
    assertMalformed(() -> reader("0000").u24());
    assertMalformed(() -> reader("000000").u32());
    assertMalformed(() -> reader("00").bytes(2));
    assertMalformed(() -> reader("0200").opaque(0, 255));
  }

  @Test
  void aRangeOfAnArrayIsReadAndNoMore() throws DecodeException {
    WireReader in = new WireReader(new byte[] {1, 2, 3, 4}, 1, 3);
    assertThat(in.rest().toHex()).isEqualTo("0203");
    assertThat(in.hasRemaining()).isFalse();
    assertMalformed(in::u8);
  }

  @Test
  void whatIsReadDoesNotSeeTheBuffer() throws DecodeException {
    byte[] buffer = {1, 7};
    Bytes read = new WireReader(buffer, 0, 2).opaque(0, 255);
    buffer[1] = 8;
    assertThat(read.at(0)).isEqualTo(7);
  }

  @Test
  void theCeilingDecidesTheSizeOfALength() throws DecodeException {
    assertThat(reader("01 aa").opaque(0, 255).toHex()).isEqualTo("aa");
    assertThat(reader("0001 aa").opaque(0, 256).toHex()).isEqualTo("aa");
    assertThat(reader("0001 aa").opaque(0, 0xFFFF).toHex()).isEqualTo("aa");
    assertThat(reader("000001 aa").opaque(0, 0x10000).toHex()).isEqualTo("aa");
  }

  @Test
  void aLengthOutsideItsBoundsIsMalformed() {
    assertMalformed(() -> reader("00").opaque(1, 32));
    assertMalformed(() -> new WireReader(Bytes.owning(filled(34, 33))).opaque(1, 32));
    assertMalformed(() -> reader("01 00").vector(2, 32));
  }

  @Test
  void aVectorEndsWhereItsLengthSays() throws DecodeException {
    WireReader in = reader("0003 010203 ff");
    try (var _ = in.vector(0, 0xFFFF)) {
      assertThat(in.remaining()).isEqualTo(3);
      assertThat(in.bytes(2).toHex()).isEqualTo("0102");
      assertThat(in.u8()).isEqualTo(3);
      assertMalformed(in::u8);
    }
    assertThat(in.u8()).isEqualTo(0xFF);
  }

  @Test
  void aVectorMustBeReadToItsEnd() {
    WireReader in = reader("02 0102 ff");
    assertMalformed(
        () -> {
          try (var _ = in.vector(0, 0xFF)) {
            in.u8();
          }
        });
  }

  @Test
  void aVectorStaysWithinTheOneAroundIt() throws DecodeException {
    WireReader in = reader("000002 0201 ff");
    try (var _ = in.vector(0, 0xFFFFFF)) {
      assertMalformed(() -> in.vector(0, 0xFF));
      in.u8();
    }
    assertThat(in.u8()).isEqualTo(0xFF);
  }

  @Test
  void theFirstFailureIsTheOneReported() {
    WireReader in = reader("02 0102");
    DecodeException failure =
        catchThrowableOfType(
            DecodeException.class,
            () -> {
              try (var _ = in.vector(0, 0xFF)) {
                throw DecodeException.illegal("mine");
              }
            });
    assertThat(failure).hasMessage("mine");
    assertThat(failure.fault()).isEqualTo(DecodeException.Fault.ILLEGAL);
    assertThat(failure.getStackTrace()).isEmpty();
  }

  private static WireReader reader(String hex) {
    return new WireReader(Bytes.fromHex(hex));
  }

  private static byte[] filled(int length, int value) {
    byte[] array = new byte[length];
    Arrays.fill(array, (byte) value);
    return array;
  }

  private static void assertMalformed(ThrowingCallable code) {
    assertThatThrownBy(code)
        .isInstanceOfSatisfying(
            DecodeException.class,
            e -> assertThat(e.fault()).isEqualTo(DecodeException.Fault.MALFORMED));
  }
}
