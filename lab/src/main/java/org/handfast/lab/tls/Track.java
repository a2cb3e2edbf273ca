package org.handfast.lab.tls;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.tls.fields.Speech;
import org.handfast.protocol.wire.Bytes;

/// One direction: the keys that are, or will be, in use, in their order. What does not open under
/// one may be the first record under the next; there is no way back.
final class Track {
  private final Deque<Opening> openings = new ArrayDeque<>();
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
      isLastUnderThese = false;
    }
  }

  /// The keys of the moment.
  Optional<Opening> keys() {
    return Optional.ofNullable(openings.peekFirst());
  }

  /// What is inside the next record, if one of the keys opens it.
  Optional<Opened> open(Bytes record, Speech speech) {
    for (Opening opening : List.copyOf(openings)) {
      Opening.Tried tried = opening.open(record, speech);
      if (tried.inside().isPresent()) {
        while (!openings.getFirst().equals(opening)) {
          openings.removeFirst();
        }
        opening.advance();
        return Optional.of(new Opened(opening, tried.inside().get(), tried));
      }
    }
    return Optional.empty();
  }
}
