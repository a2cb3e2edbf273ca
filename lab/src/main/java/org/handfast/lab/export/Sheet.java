package org.handfast.lab.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.handfast.protocol.wire.Bytes;

/// A Markdown page as it grows: plain enough for any renderer, and for none.
final class Sheet {
  /// Room to write in.
  static final String BLANK = "______________";

  private static final int BYTES_PER_LINE = 16;
  private static final int DIGITS_PER_LINE = 64;

  /// More of a record than this, such as a certificate, is more than anybody reads on paper.
  private static final int LONGEST_DUMP = 20 * BYTES_PER_LINE;

  private final StringBuilder text = new StringBuilder();

  /// @param depth 1 for the page's own
  Sheet heading(int depth, String words) {
    return block("#".repeat(depth) + " " + words);
  }

  Sheet paragraph(String words) {
    return block(words);
  }

  Sheet list(List<String> items) {
    return items.isEmpty() ? this : block("- " + String.join("\n- ", items));
  }

  /// Numbered from 1.
  Sheet steps(List<String> items) {
    int number = 0;
    StringBuilder lines = new StringBuilder();
    for (String item : items) {
      lines.append(lines.isEmpty() ? "" : "\n").append(++number).append(". ").append(item);
    }
    return items.isEmpty() ? this : block(lines.toString());
  }

  /// Rows of cells; the first one is the head.
  Sheet table(List<List<String>> rows) {
    if (rows.size() < 2) {
      return this;
    }
    StringBuilder table = new StringBuilder(row(rows.getFirst()));
    table.append(row(rows.getFirst().stream().map(_ -> "---").toList()));
    rows.stream().skip(1).forEach(cells -> table.append(row(cells)));
    return block(table.toString().stripTrailing());
  }

  /// Bytes in lines of sixteen, with the place of the first one of each.
  Sheet dump(Bytes bytes) {
    StringBuilder lines = new StringBuilder("```text\n");
    int shown = bytes.length() > LONGEST_DUMP ? LONGEST_DUMP / 2 : bytes.length();
    for (int at = 0; at < shown; at += BYTES_PER_LINE) {
      Bytes line = bytes.slice(at, Math.min(at + BYTES_PER_LINE, bytes.length()));
      String digits = line.toHex().replaceAll("(..)", " $1");
      lines.append("%04x %-48s  %s\n".formatted(at, digits, letters(line)));
    }
    if (shown < bytes.length()) {
      lines.append("… and %d bytes more\n".formatted(bytes.length() - shown));
    }
    return block(lines.append("```").toString());
  }

  /// What follows begins on a page of its own when it is printed.
  Sheet newPage() {
    return block("<div style=\"break-before: page\"></div>");
  }

  /// Bytes as digits that a table can break into lines.
  static String digits(Bytes bytes) {
    return bytes.isEmpty()
        ? "nothing"
        : Arrays.stream(bytes.toHex().split("(?<=\\G.{" + DIGITS_PER_LINE + "})"))
            .map(line -> "`" + line + "`")
            .collect(Collectors.joining(" "));
  }

  /// What is printable as it is, and dots for the rest.
  static String letters(Bytes bytes) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      int octet = bytes.at(i);
      letters.append(octet >= ' ' && octet < 0x7F ? (char) octet : '.');
    }
    return letters.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private Sheet block(String lines) {
    text.append(text.isEmpty() ? "" : "\n").append(lines).append('\n');
    return this;
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
