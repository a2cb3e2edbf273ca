package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TicketKeyTest {

  @Test
  void bothLengthsAreFixed() {
    for (int length : new int[] {0, 15, 17}) {
      requireRefused(Bytes.owning(new byte[length]), counting(32));
    }
    for (int length : new int[] {0, 16, 31, 33, 48}) {
      requireRefused(Sessions.name(1), counting(length));
    }
    assertThat(new TicketKey(Sessions.name(1), counting(32)).name()).isEqualTo(Sessions.name(1));
  }

  @Test
  @DisplayName("Row 27: a key of zeros, or of any one byte, is refused (CVE-2020-13777)")
  void aKeyOfEqualBytesIsRefused() {
    for (int value = 0; value < 256; value++) {
      byte[] key = new byte[32];
      Arrays.fill(key, (byte) value);
      requireRefused(Sessions.name(1), key);
      key[31] ^= 1;
      assertThat(new TicketKey(Sessions.name(1), key)).isNotNull();
    }
  }

  @Test
  void keysAreComparedWithoutTheirNames() {
    TicketKey key = new TicketKey(Sessions.name(1), counting(32));
    assertThat(key.isSameKeyAs(new TicketKey(Sessions.name(2), counting(32)))).isTrue();
    assertThat(key.isSameKeyAs(Sessions.ticketKey(1))).isFalse();
  }

  @Test
  void aSetOfKeysHasNoDoublesAndIsNotEmpty() {
    assertThatThrownBy(() -> TicketKeys.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TicketKeys.of(Sessions.ticketKeys(1, 2, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                TicketKeys.of(
                    List.of(
                        new TicketKey(Sessions.name(1), counting(32)),
                        new TicketKey(Sessions.name(2), counting(32)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(TicketKeys.of(Sessions.ticketKeys(1, 2)).current()).hasSize(2);
  }

  @Test
  void aClosedKeyIsGoneAndNoneIsPrinted() {
    TicketKey key = new TicketKey(Sessions.name(1), counting(32));
    assertThat(key.toString()).doesNotContain(Bytes.owning(counting(32)).toHex());
    key.close();
    assertThatThrownBy(() -> key.secret().use(Bytes::of)).isInstanceOf(IllegalStateException.class);
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static void requireRefused(Bytes name, byte[] key) {
    assertThatThrownBy(() -> new TicketKey(name, key)).isInstanceOf(IllegalArgumentException.class);
  }
}
