package org.handfast.lab.story;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handfast.lab.stage.Person;

/// Three columns side by side: Bob, Trudy, Alice. A row stays open until a cell of it would be
/// written twice, or it is closed.
final class Lanes {
  private static final String BETWEEN = " │ ";

  private final int width;
  private final StringBuilder text = new StringBuilder();
  private final Map<Person, String> row = new EnumMap<>(Person.class);
  private String subject = "";

  /// @param columns that the terminal has
  Lanes(int columns) {
    int people = Person.values().length;
    this.width = (columns - (people - 1) * BETWEEN.length()) / people;
  }

  /// Writes into a lane, in the open row if that is about the same thing and has room.
  ///
  /// @param about what it is about, such as a record's number; empty for a row of its own
  void write(Person lane, String about, String words) {
    if (about.isEmpty() || !about.equals(subject) || row.containsKey(lane)) {
      close();
    }
    subject = about;
    row.put(lane, words);
    if (about.isEmpty()) {
      close();
    }
  }

  /// A line across all lanes.
  void across(String words) {
    close();
    text.append("── ").append(words).append(" ──\n");
  }

  @Override
  public String toString() {
    close();
    return text.toString();
  }

  private void close() {
    List<List<String>> cells = new ArrayList<>();
    for (Person person : Person.values()) {
      cells.add(wrapped(row.getOrDefault(person, "")));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder();
      for (List<String> cell : cells) {
        String words = i < cell.size() ? cell.get(i) : "";
        line.append(line.isEmpty() ? "" : BETWEEN).append(padded(words));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    row.clear();
    subject = "";
  }

  private String padded(String words) {
    return words + " ".repeat(Math.max(0, width - words.length()));
  }

  private List<String> wrapped(String words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        // What continues a line is set in a little.
        line = new StringBuilder("  ");
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    if (!words.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
