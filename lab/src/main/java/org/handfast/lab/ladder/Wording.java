package org.handfast.lab.ladder;

import java.util.Locale;

/// How words become a sentence.
public final class Wording {
  private Wording() {}

  /// With a capital letter, and with a full stop; nothing if there are no words.
  public static String sentence(String words) {
    if (words.isBlank()) {
      return "";
    }
    String begun = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return begun.matches("(?s).*[.!?]") ? begun : begun + ".";
  }
}
