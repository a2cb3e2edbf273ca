package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
  private static final int[] NUMBERS = {0, 1, 2, 127, 128, 255, 256, 16_384, 1 << 30};

  @Test
  void decidesAsAComparisonDoes() {
    for (int one : NUMBERS) {
      for (int other : NUMBERS) {
        assertThat(Mask.equal(one, other)).isEqualTo(one == other ? -1 : 0);
        assertThat(Mask.atMost(one, other)).isEqualTo(one <= other ? -1 : 0);
      }
    }
  }

  @Test
  void equalKnowsAllNumbers() {
    assertThat(Mask.equal(Integer.MIN_VALUE, 0)).isZero();
    assertThat(Mask.equal(Integer.MIN_VALUE, Integer.MIN_VALUE)).isEqualTo(-1);
    assertThat(Mask.equal(-1, 1)).isZero();
  }

  @Test
  void selectsOneOfTwo() {
    assertThat(Mask.select(-1, 7, -1)).isEqualTo(7);
    assertThat(Mask.select(0, 7, -1)).isEqualTo(-1);
  }
}
