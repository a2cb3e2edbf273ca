package org.handfast.conformance;

import java.util.Map;
import java.util.Optional;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.Violation;

/// The order of messages written a second time, as a table: what may come in which state, and where
/// it leads.
///
/// ```text
/// state letters -> state
/// ```
///
/// Where a letter is in no line of a state, the message breaks a rule: the one that is named for
/// both, or else that of the order.
final class PskOrderModel {
  private final String table;
  private final Map<String, Violation> named;
  private String state;

  /// @param named by state and letter, such as `early F`
  PskOrderModel(String begin, Map<String, Violation> named, String table) {
    this.state = begin;
    this.named = named;
    this.table = table;
  }

  /// The rule that the next message breaks; empty if it is in order.
  Optional<Violation> next(String letter) {
    Optional<String> next =
        table
            .lines()
            .map(line -> line.strip().split(" +"))
            .filter(line -> line[0].equals(state) && line[1].contains(letter))
            .map(line -> line[3])
            .findFirst();
    if (next.isEmpty()) {
      return Optional.of(named.getOrDefault(state + " " + letter, FlowViolation.UNEXPECTED));
    }
    state = next.get();
    return Optional.empty();
  }

  boolean isConnected() {
    return state.equals("connected");
  }
}
