package org.handfast.bench.timing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Times all classes of a subject side by side: each round visits every class once, in an order
/// drawn anew, so that whatever else the machine does falls on all of them alike.
final class Measurement {
  private static final int LONGEST_TRAINING = 30_000;

  private final Subject subject;
  private final SplittableRandom random = new SplittableRandom(0x7157);
  private final List<List<Long>> times = new ArrayList<>();
  private int sink;

  Measurement(Subject subject) {
    this.subject = subject;
    for (int i = 0; i < subject.classes().size(); i++) {
      times.add(new ArrayList<>());
    }
  }

  /// Trains for a third of the time and measures in the rest.
  ///
  /// @return for each class its times in ns, one for each round
  long[][] run(double seconds) {
    long start = System.nanoTime();
    long trained = start + (long) (seconds / 3 * 1e9);
    for (int i = 0; i < LONGEST_TRAINING && System.nanoTime() < trained; i++) {
      sink ^= subject.good().run();
    }
    long end = System.nanoTime() + (long) (seconds * 2 / 3 * 1e9);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      order.add(i);
    }
    while (System.nanoTime() < end) {
      Collections.shuffle(order, new java.util.Random(random.nextLong()));
      for (int way : order) {
        Subject.Operation operation = subject.failing(way);
        long before = System.nanoTime();
        int answer = operation.run();
        times.get(way).add(System.nanoTime() - before);
        sink ^= answer;
      }
    }
    return times.stream()
        .map(column -> column.stream().mapToLong(Long::longValue).toArray())
        .toArray(long[][]::new);
  }

  /// Read by nobody, and yet the reason why the work is done.
  int sink() {
    return sink;
  }
}
