package org.handfast.engine.failure;

/// Text that may hold what a peer sent, made fit for a log line: bounded, and free of control
/// characters.
final class Printable {
  private static final int LIMIT = 300;

  private Printable() {}

  static String bounded(String text) {
    String head = text.length() > LIMIT ? text.substring(0, LIMIT) + "…" : text;
    StringBuilder clean = new StringBuilder(head.length());
    head.chars()
        .forEach(c -> clean.append(Character.isISOControl(c) ? "\\x%02x".formatted(c) : (char) c));
    return clean.toString();
  }
}
