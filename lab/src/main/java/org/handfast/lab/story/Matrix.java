package org.handfast.lab.story;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;

/// Attacks on rungs, each run for real, as many at a time as there are processors.
///
/// @param rungs which of them, in this order
/// @param attacks which of them, in this order
public record Matrix(List<Rung> rungs, List<Attack> attacks, long seed) {
  private static final int RUNGS_PER_TABLE = 7;
  private static final int NAME = 24;
  private static final int CELL = 10;

  /// Copies the lists.
  public Matrix {
    rungs = List.copyOf(rungs);
    attacks = List.copyOf(attacks);
  }

  /// How one attack ended on one rung.
  public record Cell(Rung rung, Attack attack, Verdict verdict) {
    /// On one line, in words.
    public String line() {
      return padded(rung.id(), 5) + padded(attack.id(), NAME) + summary();
    }

    private String summary() {
      return switch (verdict) {
        case Verdict.NotApplicable(String why) -> "not applicable: " + why;
        case Verdict.NoEffect(String why) -> "no effect: " + why;
        default -> verdict.summary();
      };
    }
  }

  /// Runs it, and tells of each cell when it is known: attack by attack, and rung by rung for each.
  public void run(Consumer<Cell> cells) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<Cell>> all = new ArrayList<>();
      for (Attack attack : attacks) {
        for (Rung rung : rungs) {
          all.add(threads.submit(() -> cell(rung, attack)));
        }
      }
      all.forEach(cell -> cells.accept(result(cell)));
    }
  }

  private Cell cell(Rung rung, Attack attack) {
    return new Cell(rung, attack, Lab.run(rung, new Plan.Named(attack), seed).verdict());
  }

  private static Cell result(Future<Cell> cell) {
    try {
      return cell.get();
    } catch (ExecutionException fell) {
      throw new IllegalStateException("a run fell", fell.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }

  /// Runs it as tables: a row for each attack, a column for each rung.
  ///
  /// @param lines is told each line when it is known
  public void tables(Consumer<String> lines) {
    for (int at = 0; at < rungs.size(); at += RUNGS_PER_TABLE) {
      int end = Math.min(at + RUNGS_PER_TABLE, rungs.size());
      new Matrix(rungs.subList(at, end), attacks, seed).table(lines);
      lines.accept("");
    }
    lines.accept("SUCCEEDS   nobody notices, and Trudy has what she wanted");
    lines.accept("TOO LATE   somebody notices, when an application had acted on it");
    lines.accept("noticed    somebody notices, and no application was deceived");
    lines.accept("denial     nobody is deceived, and the two do not get done");
    lines.accept("no effect  all goes as if Trudy were not there");
    lines.accept("SIMULATED  succeeds for somebody who has what no lab has; simulated: does not");
    lines.accept("–          there is nothing here to attack in this way");
  }

  private void table(Consumer<String> lines) {
    lines.accept(row("rung", rungs.stream().map(Rung::id).toList()));
    List<String> words = new ArrayList<>();
    run(
        cell -> {
          words.add(word(cell.verdict()));
          if (words.size() == rungs.size()) {
            lines.accept(row(cell.attack().id(), words));
            words.clear();
          }
        });
  }

  private static String row(String name, List<String> cells) {
    StringBuilder row = new StringBuilder(padded(name, NAME));
    cells.forEach(cell -> row.append(padded(cell, CELL)));
    return row.toString().stripTrailing();
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
