package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class DeadlineTest {
  @Test
  void theActionHappensWhenTimeIsOver() throws Exception {
    CountDownLatch happened = new CountDownLatch(1);
    long start = System.nanoTime();
    try (Deadline deadline = Deadline.in(Duration.ofMillis(20), happened::countDown)) {
      happened.await();
      assertThat(deadline.hasPassed()).isTrue();
      assertThat(deadline.remaining()).isNotPositive();
    }
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
  }

  @Test
  void theActionDoesNotHappenAfterClose() throws Exception {
    AtomicBoolean happened = new AtomicBoolean();
    Deadline met = Deadline.in(Duration.ofMillis(1), () -> happened.set(true));
    met.close();
    boolean before = happened.get();
    CountDownLatch later = new CountDownLatch(1);
    try (Deadline _ = Deadline.in(Duration.ofMillis(20), later::countDown)) {
      later.await();
    }
    assertThat(happened.get()).isEqualTo(before).isEqualTo(met.hasPassed());
  }
}
