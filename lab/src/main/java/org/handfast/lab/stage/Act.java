package org.handfast.lab.stage;

import java.util.Locale;

/// What Trudy does with a record.
public enum Act {
  /// She reads what everybody can read.
  SEE("looks at"),
  /// It goes on as it came.
  PASS("passes on"),
  /// It ends with her.
  DROP("drops"),
  /// It waits.
  HOLD("holds back"),
  /// It has waited, and goes on.
  RELEASE("lets go of"),
  /// It is sent another time.
  COPY("sends a copy of"),
  /// Another one goes on in its place.
  EDIT("changes"),
  /// It goes back to whom it came from.
  REFLECT("sends back"),
  /// She made it herself.
  INJECT("sends her own");

  private final String verb;

  Act(String verb) {
    this.verb = verb;
  }

  /// In words, as in "Trudy drops".
  public String verb() {
    return verb;
  }

  /// As the page has it: `drop`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
