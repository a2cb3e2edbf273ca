package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class WipeableKeyTest {
  private final byte[] bytes = {1, 2, 3};
  private final WipeableKey key = new WipeableKey(bytes, "AES");

  @Test
  void itsBytesAreItsOwn() {
    bytes[0] = 9;
    key.getEncoded()[1] = 9;
    assertThat(key.getEncoded()).containsExactly(1, 2, 3);
    assertThat(key.getFormat()).isEqualTo("RAW");
    assertThat(key.getAlgorithm()).isEqualTo("AES");
  }

  @Test
  void aDestroyedKeyIsOfNoUse() {
    assertThat(key.isDestroyed()).isFalse();
    key.destroy();
    key.destroy();
    assertThat(key.isDestroyed()).isTrue();
    assertThatIllegalStateException().isThrownBy(key::getEncoded);
  }

  @Test
  void itDoesNotShowItsBytes() {
    assertThat(key).hasToString("AES key[3 bytes]");
  }
}
