package org.handfast.lab.story;

import java.util.List;
import java.util.function.Consumer;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;

/// Every attack on every rung, run for real, as tables: a row for each attack, a column for each
/// rung.
public final class Matrix {
  private static final int RUNGS_PER_TABLE = 7;
  private static final int NAME = 24;
  private static final int CELL = 10;

  private Matrix() {}

  /// Runs all of it.
  ///
  /// @param lines is told each line when it is known
  public static void run(long seed, Consumer<String> lines) {
    List<Rung> rungs = List.of(Rung.values());
    for (int at = 0; at < rungs.size(); at += RUNGS_PER_TABLE) {
      run(rungs.subList(at, Math.min(at + RUNGS_PER_TABLE, rungs.size())), seed, lines);
      lines.accept("");
    }
  }

  /// The same for a few rungs.
  static void run(List<Rung> rungs, long seed, Consumer<String> lines) {
    lines.accept(line("rung", rungs.stream().map(Rung::id).toList()));
    for (Attack attack : Attack.values()) {
      List<String> cells =
          rungs.stream()
              .map(rung -> word(Lab.run(rung, new Plan.Named(attack), seed).verdict()))
              .toList();
      lines.accept(line(attack.id(), cells));
    }
  }

  private static String line(String name, List<String> cells) {
    StringBuilder line = new StringBuilder(padded(name, NAME));
    cells.forEach(cell -> line.append(padded(cell, CELL)));
    return line.toString().stripTrailing();
  }

  private static String padded(String words, int width) {
    return words + " ".repeat(Math.max(1, width - words.length()));
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Succeeds _ -> "SUCCEEDS";
      case Verdict.NoticedTooLate _ -> "TOO LATE";
      case Verdict.Noticed _ -> "noticed";
      case Verdict.Denial _ -> "denial";
      case Verdict.NoEffect _ -> "no effect";
      case Verdict.NotApplicable _ -> "–";
      case Verdict.Simulated(_, Verdict inner) ->
          inner instanceof Verdict.Succeeds ? "SIMULATED" : "simulated";
    };
  }
}
