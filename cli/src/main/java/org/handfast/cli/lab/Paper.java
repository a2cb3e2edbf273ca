package org.handfast.cli.lab;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// Where the lab's text goes: lines of any letters, in those that the terminal has.
final class Paper {
  private static final int WIDEST = 160;
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("│", "|"),
          Map.entry("─", "-"),
          Map.entry("▶", ">"),
          Map.entry("◀", "<"),
          Map.entry("✓", "ok:"),
          Map.entry("✗", "x"),
          Map.entry("★", "*"),
          Map.entry("“", "\""),
          Map.entry("”", "\""),
          Map.entry("‘", "'"),
          Map.entry("’", "'"),
          Map.entry("–", "-"),
          Map.entry("…", "..."),
          Map.entry("‖", "||"),
          Map.entry("⊕", "xor"));

  private final CommandSpec spec;
  private final PrintWriter out;
  private final Charset letters;

  Paper(CommandSpec spec) {
    this(spec, System.out.charset());
  }

  Paper(CommandSpec spec, Charset letters) {
    this.spec = spec;
    this.out = spec.commandLine().getOut();
    this.letters = letters;
  }

  /// How many columns there are.
  int columns() {
    return Math.min(spec.usageMessage().width(), WIDEST);
  }

  /// Writes a line, or several.
  void line(String text) {
    out.println(fit(text));
    out.flush();
  }

  private String fit(String text) {
    if (letters.newEncoder().canEncode(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .map(letter -> PLAIN.getOrDefault(letter, letter))
        .forEach(plain::append);
    return plain.toString();
  }
}
