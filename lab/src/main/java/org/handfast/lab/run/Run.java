package org.handfast.lab.run;

import java.util.List;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.stage.Capture;
import org.handfast.lab.stage.Event;

/// A run that is over.
///
/// @param events all that happened, in order
/// @param verdict how it ended
/// @param capture what TCP carried, and the secrets to read it with
public record Run(
    Rung rung, Plan plan, long seed, List<Event> events, Verdict verdict, Capture capture) {
  /// Copies the list.
  public Run {
    events = List.copyOf(events);
  }
}
