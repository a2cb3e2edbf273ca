package org.handfast.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// A moment on the monotonic clock at which an action happens, unless this is closed before it.
/// Blocking calls have no other bound that holds for reads and writes alike: the action closes
/// their channel.
final class Deadline implements AutoCloseable {
  private final long at;
  private final AtomicReference<State> state = new AtomicReference<>(State.AHEAD);
  private final Thread watch;

  private Deadline(long at, Runnable action) {
    this.at = at;
    this.watch = Thread.ofVirtual().name("handfast-deadline").unstarted(() -> await(action));
  }

  /// Starts to count now.
  static Deadline in(Duration time, Runnable action) {
    Deadline deadline = new Deadline(System.nanoTime() + time.toNanos(), action);
    deadline.watch.start();
    return deadline;
  }

  /// Whether the action happened, or is about to.
  boolean hasPassed() {
    return state.get() == State.PASSED;
  }

  /// Nanoseconds until then; not positive afterwards.
  long remaining() {
    return at - System.nanoTime();
  }

  /// From now on the action happens no more.
  @Override
  public void close() {
    if (state.compareAndSet(State.AHEAD, State.MET)) {
      watch.interrupt();
    }
  }

  private void await(Runnable action) {
    try {
      for (long left = remaining(); left > 0; left = remaining()) {
        Thread.sleep(Duration.ofNanos(left));
      }
    } catch (InterruptedException _) {
      return;
    }
    if (state.compareAndSet(State.AHEAD, State.PASSED)) {
      action.run();
    }
  }

  private enum State {
    AHEAD,
    PASSED,
    MET
  }
}
