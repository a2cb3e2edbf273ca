package org.handfast.pki;

/// Text from outside, fit for a message: in quotes, bounded, and with nothing but what prints.
final class Quoted {
  private static final int LIMIT = 100;

  private Quoted() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().limit(LIMIT).forEach(c -> append(out, c));
    return out.append(text.codePointCount(0, text.length()) > LIMIT ? "…\"" : "\"").toString();
  }

  private static void append(StringBuilder out, int c) {
    boolean prints = c == ' ' || Character.isLetterOrDigit(c) || (c > 0x20 && c < 0x7f);
    if (prints) {
      out.appendCodePoint(c);
    } else {
      out.append("\\u{%x}".formatted(c));
    }
  }
}
