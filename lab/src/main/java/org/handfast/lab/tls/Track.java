package org.handfast.lab.tls;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.tls.fields.Speech;
import org.handfast.protocol.wire.Bytes;

/// One direction: the keys that are, or will be, in use, in their order, and how many records came
/// under those of the moment. What does not open under one may be the first record under the next;
/// there is no way back.
final class Track {
  private final Deque<Opening> openings = new ArrayDeque<>();
  private long sequence;
  private boolean covered;
  private boolean isLastUnderThese;

  /// What was opened, and under which keys.
  record Opened(Opening keys, Opening.Inside inside, Opening.Tried tried) {}

  /// From here on TLS 1.2's records are protected.
  void cover() {
    covered = true;
  }

  /// Whether TLS 1.2's records are protected.
  boolean isCovered() {
    return covered;
  }

  /// The next keys are known.
  void add(Opening opening) {
    openings.addLast(opening);
    retire();
  }

  /// What was read was the last message under the keys of the moment, as Finished is in TLS 1.3.
  void end() {
    isLastUnderThese = true;
    retire();
  }

  private void retire() {
    if (isLastUnderThese && openings.size() > 1) {
      openings.removeFirst();
      sequence = 0;
      isLastUnderThese = false;
    }
  }

  /// The keys of the moment.
  Optional<Opening> keys() {
    return Optional.ofNullable(openings.peekFirst());
  }

  /// The next record's number under the keys of the moment.
  long sequence() {
    return sequence;
  }

  /// What is inside the next record, if one of the keys opens it.
  Optional<Opened> open(Bytes record, Speech speech) {
    for (Opening opening : List.copyOf(openings)) {
      long number = opening.equals(openings.getFirst()) ? sequence : 0;
      Opening.Tried tried = opening.open(number, record, speech);
      if (tried.inside().isPresent()) {
        while (!openings.getFirst().equals(opening)) {
          openings.removeFirst();
        }
        sequence = number + 1;
        return Optional.of(new Opened(opening, tried.inside().get(), tried));
      }
    }
    return Optional.empty();
  }
}
