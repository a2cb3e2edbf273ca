package org.handfast.cli.lab;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;

/// Rungs and attacks as a command line names them; who misspells one is told the nearest.
final class Choice {
  private Choice() {}

  static Rung rung(String name) throws CommandFailure {
    return Rung.of(lower(name)).orElseThrow(() -> unknown("rung", name, Rung.ids()));
  }

  static Attack attack(String name) throws CommandFailure {
    return Attack.of(lower(name)).orElseThrow(() -> unknown("attack", name, Attack.ids()));
  }

  private static CommandFailure unknown(String kind, String name, List<String> all) {
    String words =
        "there is no " + kind + " " + name + "; the nearest is " + nearest(lower(name), all);
    return new CommandFailure(ExitCode.USAGE, "usage", words, "one of " + String.join(", ", all));
  }

  private static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static String nearest(String name, List<String> all) {
    Comparator<String> unlikeness =
        Comparator.comparing((String each) -> !each.startsWith(name))
            .thenComparingInt(each -> distance(name, each));
    return all.stream().min(unlikeness).orElseThrow();
  }

  /// How many letters must be put in, left out or changed (Levenshtein's distance).
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
