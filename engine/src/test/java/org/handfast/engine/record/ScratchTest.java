package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Row 11: what one connection decrypts is not seen by the next (CVE-2014-0160)")
class ScratchTest {

  @Test
  void aReturnedArrayIsClearedAsFarAsItWasFilled() {
    byte[] array = Scratch.take();
    Arrays.fill(array, 0, 1000, (byte) 0xA5);
    Scratch.give(array, 1000);
    assertThat(array).containsOnly(0);
  }

  @Test
  void anArrayHasRoomForAnyRecord() {
    byte[] array = Scratch.take();
    assertThat(array.length)
        .isGreaterThanOrEqualTo(
            RecordHeader.LENGTH + RecordHeader.MAX_CONTENT + RecordHeader.MAX_TLS12_EXPANSION);
    Scratch.give(array, 0);
  }
}
