package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  @Test
  void onlyTheMonotonicClockMovesIt() {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    AtomicReference<Instant> wall = new AtomicReference<>(begin);
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    SteadyClock clock = new SteadyClock(wall::get, nanos::get);
    assertThat(clock.instant()).isEqualTo(begin);
    wall.set(begin.minusSeconds(3600));
    assertThat(clock.instant()).isEqualTo(begin);
    nanos.addAndGet(1_500_000_000);
    assertThat(clock.instant()).isEqualTo(begin.plusMillis(1500));
  }
}
