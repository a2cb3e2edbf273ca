package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is answered at once, to a peer that takes nothing.
class AnswerTest {
  private final Semaphore room = new Semaphore(0);
  private final Semaphore tries = new Semaphore(0);
  private final AtomicInteger due = new AtomicInteger();
  private final Answer answer = new Answer(() -> due.get() > 0, this::send);

  private void send() {
    tries.release();
    room.acquireUninterruptibly();
    due.set(0);
  }

  @Test
  void oneThreadWaitsForRoomHoweverOftenItIsAskedTo() throws InterruptedException {
    due.set(1);
    answer.run();
    assertTried();
    for (int i = 0; i < 10_000; i++) {
      answer.run();
    }
    assertThat(tries.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
    room.release();
    awaitSent();
    // Off duty by and by; then the next one is sent again.
    while (!tries.tryAcquire(1, TimeUnit.MILLISECONDS)) {
      answer.run();
    }
  }

  @Test
  void whatBecomesDueMeanwhileIsSentToo() throws InterruptedException {
    AtomicInteger sent = new AtomicInteger();
    Answer busy =
        new Answer(
            () -> due.getAndSet(0) > 0,
            () -> {
              tries.release();
              room.acquireUninterruptibly();
              sent.incrementAndGet();
            });
    busy.run();
    assertTried();
    due.set(1);
    busy.run();
    room.release();
    assertTried();
    room.release();
    while (sent.get() < 2) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aTransportThatIsBrokenIsNotTriedAgain() throws InterruptedException {
    Answer broken =
        new Answer(
            () -> true,
            () -> {
              tries.release();
              throw new IOException("broken");
            });
    broken.run();
    assertTried();
    broken.run();
    assertThat(tries.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
  }

  private void assertTried() throws InterruptedException {
    assertThat(tries.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }

  private void awaitSent() {
    while (due.get() > 0) {
      Thread.onSpinWait();
    }
  }
}
