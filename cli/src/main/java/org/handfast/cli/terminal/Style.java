package org.handfast.cli.terminal;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// How text looks: in colour on a terminal, plain anywhere else.
public enum Style {
  COLOURED,
  PLAIN;

  private static final String ESCAPE = "\u001b[";

  /// Colour if a person is likely to see it: on a terminal, and neither the NO_COLOR convention
  /// (no-color.org) nor the terminal itself objects.
  public static Style of(Style wanted, boolean terminal, Map<String, String> environment) {
    boolean objects =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return terminal && !objects ? wanted : PLAIN;
  }

  public String strong(String text) {
    return code("1", text);
  }

  public String faint(String text) {
    return code("2", text);
  }

  public String good(String text) {
    return code("32", text);
  }

  public String doubtful(String text) {
    return code("33", text);
  }

  public String bad(String text) {
    return code("31", text);
  }

  private String code(String number, String text) {
    return this == PLAIN ? text : ESCAPE + number + "m" + text + ESCAPE + "0m";
  }

  /// Text that a peer chose, fit for a terminal: what could steer it is shown as what it is.
  public static String printable(String text) {
    UnaryOperator<String> shown =
        c ->
            Character.isISOControl(c.codePointAt(0)) || isInvisible(c.codePointAt(0))
                ? "\ufffd"
                : c;
    return text.codePoints().mapToObj(Character::toString).map(shown).collect(Collectors.joining());
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> true;
      default -> false;
    };
  }
}
