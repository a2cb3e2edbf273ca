package org.handfast.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BytesTest {

  private static final Bytes ABCDE = Bytes.fromHex("0a 0B\n0c0d0e");

  @Test
  void equalityIsOfTheBytesAndNotOfTheArray() {
    Bytes slice = ABCDE.slice(1, 3);
    assertThat(slice).isEqualTo(Bytes.fromHex("0b0c")).hasSameHashCodeAs(Bytes.fromHex("0b0c"));
    assertThat(slice).isNotEqualTo(Bytes.fromHex("0b0d")).isNotEqualTo(Bytes.fromHex("0b0c0d"));
  }

  @Test
  void aSliceOfASliceKeepsItsPlace() {
    Bytes slice = ABCDE.slice(1).slice(1, 3);
    assertThat(slice.toHex()).isEqualTo("0c0d");
    assertThat(slice.at(1)).isEqualTo(0x0d);
    assertThatThrownBy(() -> slice.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> slice.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void copiesAreIndependentOfTheirSource() {
    byte[] source = {1, 2, 3};
    Bytes copy = Bytes.of(source);
    Bytes part = Bytes.copyOf(source, 1, 3);
    source[1] = 9;
    copy.toArray()[0] = 9;
    assertThat(copy.toHex()).isEqualTo("010203");
    assertThat(part.toHex()).isEqualTo("0203");
  }

  @Test
  void ownedBytesAreNotCopied() {
    byte[] source = {1, 2, 3};
    Bytes owner = Bytes.owning(source);
    source[1] = 9;
    assertThat(owner.at(1)).isEqualTo(9);
  }

  @Test
  void bytesAreUnsigned() {
    assertThat(Bytes.of((byte) 0xFF).at(0)).isEqualTo(255);
  }

  @Test
  void copiesToAPlaceInATarget() {
    byte[] target = new byte[5];
    ABCDE.slice(1, 3).copyTo(target, 0);
    ABCDE.slice(1).copyTo(2, 4, target, 3);
    assertThat(target).containsExactly(0x0b, 0x0c, 0, 0x0d, 0x0e);
  }

  @Test
  void concatenatesSlices() {
    assertThat(Bytes.concat(ABCDE.slice(3), Bytes.EMPTY, ABCDE.slice(0, 1)).toHex())
        .isEqualTo("0d0e0a");
    assertThat(Bytes.concat().isEmpty()).isTrue();
  }

  @Test
  void theBufferIsAReadOnlyView() {
    ByteBuffer buffer = ABCDE.slice(1, 3).asByteBuffer();
    assertThat(buffer.isReadOnly()).isTrue();
    assertThat(buffer).isEqualTo(ByteBuffer.wrap(new byte[] {0x0b, 0x0c}));
  }

  @Test
  void textIsBounded() {
    assertThat(ABCDE).hasToString("Bytes[5: 0a0b0c0d0e]");
    assertThat(Bytes.owning(new byte[1000]).toString()).startsWith("Bytes[1000: 00").hasSize(78);
  }
}
