package org.handfast.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireWriterTest {

  private final WireWriter out = new WireWriter(0);

  @Test
  void numbersAreBigEndian() {
    out.u8(1);
    out.u16(0x0203);
    out.u24(0x040506);
    out.u32(0xFFFEFDFCL);
    assertThat(out.toBytes().toHex()).isEqualTo("010203040506fffefdfc");
  }

  @Test
  void aNumberHasToFit() {
    assertThatThrownBy(() -> out.u8(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.u8(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.u16(0x10000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.u24(1 << 24)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.u32(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.u32(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(out.size()).isZero();
  }

  @Test
  void nestedVectorsGetTheirLengths() {
    try (var _ = out.vector(0, 0xFFFFFF)) {
      try (var _ = out.vector(0, 0xFFFF)) {
        out.opaque(Bytes.fromHex("aabb"), 0, 255);
      }
      try (var _ = out.vector(0, 0xFF)) {
        out.bytes(new byte[] {1, 2, 3}, 1, 2);
      }
    }
    assertThat(out.toBytes().toHex()).isEqualTo("000007" + "0003" + "02aabb" + "0102");
  }

  @Test
  void aLengthHasToBeWithinItsBounds() {
    assertThatThrownBy(() -> out.opaque(Bytes.EMPTY, 1, 255))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("0 bytes in a vector <1..255>");
    assertThatThrownBy(() -> out.opaque(Bytes.owning(new byte[33]), 0, 32))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> out.opaque(Bytes.owning(new byte[0x10000]), 0, 0xFFFF))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void takingPassesTheBufferOn() {
    out.u16(0x0102);
    byte[] array = out.array();
    Bytes taken = out.take();
    array[0] = 9;
    assertThat(taken.toHex()).isEqualTo("0902");
    assertThat(out.size()).isZero();
    out.u8(7);
    assertThat(taken.toHex()).isEqualTo("0902");
    assertThat(out.toBytes().toHex()).isEqualTo("07");
  }

  @Test
  void clearingKeepsTheBuffer() {
    out.u32(1);
    byte[] array = out.array();
    out.clear();
    out.u16(2);
    assertThat(out.array()).isSameAs(array);
    assertThat(out.toBytes().toHex()).isEqualTo("0002");
  }
}
