package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class RotatingTicketKeysTest {
  // Near the end of the range: only differences count.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final TicketKeys keys =
      new RotatingTicketKeys(
          TestCrypto.PROVIDER.random(), Duration.ofHours(1), Duration.ofHours(3), nanos::get);

  @Test
  void aKeySealsForOnePeriod() {
    TicketKey first = keys.current().getFirst();
    pass(Duration.ofHours(1).minusNanos(1));
    assertThat(keys.current().getFirst()).isSameAs(first);
    pass(Duration.ofNanos(1));
    TicketKey second = keys.current().getFirst();
    assertThat(second).isNotSameAs(first);
    assertThat(second.name()).isNotEqualTo(first.name());
    assertThat(second.isSameKeyAs(first)).isFalse();
  }

  @Test
  void aKeyOpensForAsLongAsItsLastTicketLives() {
    TicketKey first = keys.current().getFirst();
    for (int hour = 1; hour <= 3; hour++) {
      pass(Duration.ofHours(1));
      assertThat(keys.current()).contains(first).hasSize(hour + 1);
    }
    pass(Duration.ofHours(1));
    assertThat(keys.current()).doesNotContain(first).hasSize(4);
  }

  @Test
  void aKeyEndsOneRotationAfterItHasLeft() {
    TicketKey first = keys.current().getFirst();
    for (int hour = 1; hour <= 4; hour++) {
      pass(Duration.ofHours(1));
      keys.current();
    }
    // Whoever has asked before may still be opening a ticket.
    assertThat(first.secret().<Integer>use(bytes -> bytes.length)).isEqualTo(32);
    pass(Duration.ofHours(1));
    keys.current();
    assertThatThrownBy(() -> first.secret().use(Bytes::of))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLongSleepLeavesTheNewKeyAlone() {
    TicketKey first = keys.current().getFirst();
    pass(Duration.ofDays(2));
    assertThat(keys.current()).hasSize(1).doesNotContain(first);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
