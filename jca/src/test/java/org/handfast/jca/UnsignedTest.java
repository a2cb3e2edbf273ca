package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class UnsignedTest {
  @Test
  void aNumberHasTheLengthItIsAskedFor() {
    assertThat(Unsigned.bytes(BigInteger.ZERO, 2)).containsExactly(0, 0);
    assertThat(Unsigned.bytes(BigInteger.valueOf(0x7F), 1)).containsExactly(0x7F);
    assertThat(Unsigned.bytes(BigInteger.valueOf(0x80), 1)).containsExactly(0x80);
    assertThat(Unsigned.bytes(BigInteger.valueOf(0x80), 3)).containsExactly(0, 0, 0x80);
    assertThat(Unsigned.bytes(BigInteger.valueOf(0xFFFF), 2)).containsExactly(0xFF, 0xFF);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Unsigned.bytes(BigInteger.valueOf(0x100), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Unsigned.bytes(BigInteger.ONE.negate(), 1));
  }
}
