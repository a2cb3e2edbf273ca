package org.handfast.lab.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;

/// A page of the expected matrix, read as its own README says.
final class Paper {
  private static final int COLUMNS = 7;

  private final String name;
  private final List<Cell> cells = new ArrayList<>();
  private Optional<Attack> section = Optional.empty();

  private Paper(String name) {
    this.name = name;
  }

  /// One attack on one rung.
  ///
  /// @param because the reasoning, for readers
  record Cell(Rung rung, Attack attack, Expected expected, String because) {
    @Override
    public String toString() {
      return rung.id() + " " + attack.id();
    }
  }

  /// All cells of a page that lies beside this class.
  ///
  /// @throws IllegalArgumentException if a line cannot be read
  static List<Cell> read(String name) {
    return parse(name, text(name));
  }

  /// All cells of this text.
  ///
  /// @param name for messages
  static List<Cell> parse(String name, String text) {
    Paper paper = new Paper(name);
    text.lines().forEach(paper::line);
    return List.copyOf(paper.cells);
  }

  private static String text(String name) {
    try (InputStream in = Paper.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no page " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void line(String line) {
    if (line.startsWith("## ")) {
      section = section(line.substring(3).strip());
    } else if (section.isPresent() && line.startsWith("|")) {
      row(section.get(), line);
    }
  }

  private Optional<Attack> section(String title) {
    if (title.startsWith("README") || title.startsWith("Corrections")) {
      return Optional.empty();
    }
    return Optional.of(Attack.of(title).orElseThrow(() -> wrong("no attack is called " + title)));
  }

  private void row(Attack attack, String line) {
    List<String> columns =
        Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
            .map(String::strip)
            .toList();
    if (columns.size() != COLUMNS) {
      throw wrong("not " + COLUMNS + " columns: " + line);
    }
    if (columns.getFirst().equals("rungs") || columns.getFirst().startsWith("--")) {
      return;
    }
    if (!Expected.KINDS.contains(columns.get(1))) {
      throw wrong("no verdict is called " + columns.get(1));
    }
    Expected expected =
        new Expected(columns.get(1), notice(columns.subList(2, 5)), words(columns.get(5)));
    for (Rung rung : rungs(columns.getFirst())) {
      cells.add(new Cell(rung, attack, expected, columns.getLast()));
    }
  }

  private static String notice(List<String> whoStepCheck) {
    boolean nobody = whoStepCheck.stream().allMatch(String::isEmpty);
    return nobody ? "" : String.join(" / ", whoStepCheck);
  }

  private static List<String> words(String column) {
    return Arrays.stream(column.split(";", -1))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }

  private List<Rung> rungs(String column) {
    List<Rung> rungs = new ArrayList<>();
    for (String range : column.split(" +", -1)) {
      List<String> ends = List.of(range.split("–", -1));
      Rung from = rung(ends.getFirst());
      Rung to = rung(ends.getLast());
      if (ends.size() > 2 || from.compareTo(to) > 0) {
        throw wrong(range + " is no range of rungs");
      }
      rungs.addAll(EnumSet.range(from, to));
    }
    return rungs;
  }

  private Rung rung(String id) {
    return Rung.of(id).orElseThrow(() -> wrong("there is no rung " + id));
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(name + ": " + what);
  }
}
