package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Row 19: what a strike register is not sure of it denies")
class InMemoryStrikeRegisterTest {
  private static final Duration WINDOW = Duration.ofSeconds(20);

  // Near the end of the range: only differences count.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final InMemoryStrikeRegister register = new InMemoryStrikeRegister(3, nanos::get);

  @Test
  void aWindowAfterTheStartNothingIsTaken() {
    assertThat(isFirst(1)).isFalse();
    pass(WINDOW.minusNanos(1));
    assertThat(isFirst(2)).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(isFirst(3)).isTrue();
  }

  @Test
  void aReplayIsToldForOneWindow() {
    pass(WINDOW);
    assertThat(isFirst(1)).isTrue();
    assertThat(isFirst(1)).isFalse();
    pass(WINDOW);
    assertThat(isFirst(1)).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(isFirst(1)).isTrue();
  }

  @Test
  void aFullRegisterTakesNothingUntilItForgets() {
    pass(WINDOW);
    for (int i = 1; i <= 3; i++) {
      assertThat(isFirst(i)).isTrue();
      pass(Duration.ofSeconds(1));
    }
    assertThat(isFirst(4)).isFalse();
    pass(WINDOW.minusSeconds(3).plusNanos(1));
    assertThat(isFirst(4)).isTrue();
    assertThat(isFirst(5)).isFalse();
  }

  @Test
  void aServerWithAShorterWindowForgetsNothingForAnother() {
    Duration longer = WINDOW.multipliedBy(3);
    pass(longer);
    assertThat(register.isFirst(Bytes.of((byte) 1), longer)).isTrue();
    pass(WINDOW.plusSeconds(1));
    assertThat(isFirst(2)).isTrue();
    assertThat(register.isFirst(Bytes.of((byte) 1), longer)).isFalse();
  }

  @Test
  void whatWasForgottenBeforeALongerWindowCameIsDenied() {
    pass(WINDOW);
    assertThat(isFirst(1)).isTrue();
    pass(WINDOW.plusSeconds(1));
    assertThat(isFirst(2)).isTrue();
    assertThat(register.isFirst(Bytes.of((byte) 1), WINDOW.multipliedBy(3))).isFalse();
  }

  private boolean isFirst(int flight) {
    return register.isFirst(Bytes.of((byte) flight), WINDOW);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
