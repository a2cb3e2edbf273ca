package org.handfast.lab.matrix;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;

/// Why an attack ends as it does. A verdict says what happened; the paper says why it had to.
public final class Reasons {
  private static final Map<Rung, Map<Attack, String>> REASONS = read();

  private Reasons() {}

  /// Why a run ended so, in sentences: what was noticed, then why that had to be. The latter is
  /// known of the named attacks, and not of what the user's hand did.
  public static String of(Run run) {
    String because =
        run.plan() instanceof Plan.Named(Attack attack)
            ? REASONS.getOrDefault(run.rung(), Map.of()).getOrDefault(attack, "")
            : "";
    return (run.verdict().why() + " " + because).strip();
  }

  private static Map<Rung, Map<Attack, String>> read() {
    return Stream.of("almost.md", "tls.md")
        .map(Paper::read)
        .flatMap(List::stream)
        .collect(groupingBy(Paper.Cell::rung, toMap(Paper.Cell::attack, Paper.Cell::because)));
  }
}
