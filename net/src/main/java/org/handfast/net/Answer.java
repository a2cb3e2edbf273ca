package org.handfast.net;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Sends what is due at once, from another thread than the one that reads: two peers that both
/// wrote while they should read could wait for each other for ever. There is one such thread at
/// most, for a peer that takes nothing would have it wait, and could ask for the next.
final class Answer implements Runnable {
  private final BooleanSupplier due;
  private final Sending sending;
  private final AtomicBoolean underWay = new AtomicBoolean();

  /// Sends all that is due; may block.
  @FunctionalInterface
  interface Sending {
    void send() throws IOException;
  }

  Answer(BooleanSupplier due, Sending sending) {
    this.due = due;
    this.sending = sending;
  }

  /// Has it sent, and does not wait for it.
  @Override
  public void run() {
    if (underWay.compareAndSet(false, true)) {
      Thread.ofVirtual().name("handfast-answer").start(this::send);
    }
  }

  // What became due after the last look, and before the thread was off duty, is sent too.
  private void send() {
    try {
      do {
        sending.send();
        underWay.set(false);
      } while (due.getAsBoolean() && underWay.compareAndSet(false, true));
    } catch (IOException _) {
      // Whoever writes next is told, and nobody has to try it again.
    }
  }
}
