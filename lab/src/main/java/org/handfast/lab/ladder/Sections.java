package org.handfast.lab.ladder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of texts: a heading `## id` for each section, and in it one item `- key: text` for each
/// key, which may go on in lines that are indented by two spaces. What stands before the first
/// heading is for who edits the page.
///
/// A page that is not so is a mistake of ours: an [IllegalStateException] names file and line.
final class Sections {
  private static final Pattern HEADING = Pattern.compile("## (\\S+)");
  private static final Pattern ITEM = Pattern.compile("- ([a-z]+): (\\S.*)");
  private static final Pattern MORE = Pattern.compile("  (\\S.*)");

  private final String page;
  private final Set<String> keys;
  private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
  private String section = "";
  private String key = "";

  private Sections(String page, Set<String> keys) {
    this.page = page;
    this.keys = new TreeSet<>(keys);
  }

  /// @param page the name of the page, for errors
  /// @param keys what each section must have, no less and no more
  static Sections parse(String page, List<String> lines, Set<String> keys) {
    Sections sections = new Sections(page, keys);
    for (int i = 0; i < lines.size(); i++) {
      sections.line(i + 1, lines.get(i).stripTrailing());
    }
    sections.requireAllKeys();
    return sections;
  }

  /// The ids in the order of the page.
  Set<String> ids() {
    return sections.keySet();
  }

  String text(String id, String key) {
    Map<String, String> texts = sections.get(id);
    String text = texts == null ? null : texts.get(key);
    if (text == null) {
      throw new IllegalStateException(page + " has no \"" + key + "\" of " + id);
    }
    return text;
  }

  /// The words of an item that is a list of some of `known`.
  List<String> words(String id, String key, Set<String> known) {
    List<String> words = List.of(text(id, key).split(" "));
    for (String word : words) {
      if (!known.contains(word)) {
        throw new IllegalStateException(page + ": " + id + " names " + word + ", unknown");
      }
    }
    return words;
  }

  /// Fails unless there is a section for each of `ids` and for nothing else.
  void requireIds(Set<String> ids) {
    Set<String> missing = new TreeSet<>(ids);
    missing.removeAll(ids());
    Set<String> unknown = new TreeSet<>(ids());
    unknown.removeAll(ids);
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalStateException(page + ": missing " + missing + ", unknown " + unknown);
    }
  }

  private void line(int number, String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    Matcher more = MORE.matcher(line);
    if (heading.matches()) {
      section = heading.group(1);
      key = "";
      require(sections.put(section, new LinkedHashMap<>()) == null, number, "is there twice");
    } else if (section.isEmpty() || line.isEmpty()) {
      key = "";
    } else if (item.matches()) {
      key = item.group(1);
      require(keys.contains(key), number, "has a \"" + key + "\", which is none of " + keys);
      String before = texts().put(key, item.group(2));
      require(before == null, number, "has its \"" + key + "\" twice");
    } else {
      require(more.matches() && !key.isEmpty(), number, "has a line that belongs to no item");
      texts().merge(key, more.group(1), (text, rest) -> text + " " + rest);
    }
  }

  private Map<String, String> texts() {
    return sections.computeIfAbsent(section, id -> new LinkedHashMap<>());
  }

  private void requireAllKeys() {
    sections.forEach(
        (id, texts) -> {
          if (!texts.keySet().containsAll(keys)) {
            Set<String> missing = new TreeSet<>(keys);
            missing.removeAll(texts.keySet());
            throw new IllegalStateException(page + ": " + id + " lacks " + missing);
          }
        });
  }

  private void require(boolean holds, int number, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(page + ":" + number + ": " + section + " " + otherwise);
    }
  }
}
