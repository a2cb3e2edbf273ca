package org.handfast.engine.session;

import java.util.List;

/// The keys of sealed tickets at one moment: the first one seals, all of them open. Several hosts
/// that have the same keys take each other's tickets. Thread-safe.
@FunctionalInterface
public interface TicketKeys {

  /// The keys; never empty, and the list does not change.
  List<TicketKey> current();

  /// These keys for ever, such as those that an operator shares between hosts.
  ///
  /// @throws IllegalArgumentException if there are none, or two have the same name or the same key
  static TicketKeys of(List<TicketKey> keys) {
    List<TicketKey> fixed = List.copyOf(keys);
    if (fixed.isEmpty()) {
      throw new IllegalArgumentException("there must be a ticket key");
    }
    for (int i = 0; i < fixed.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (fixed.get(i).name().equals(fixed.get(j).name())
            || fixed.get(i).isSameKeyAs(fixed.get(j))) {
          throw new IllegalArgumentException("ticket key " + i + " repeats ticket key " + j);
        }
      }
    }
    return () -> fixed;
  }
}
