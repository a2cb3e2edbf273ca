package org.handfast.cli.connect;

/// Whether the server proved who it is.
sealed interface Verdict {
  /// It did.
  record Proven() implements Verdict {}

  /// Nobody insisted.
  ///
  /// @param objection what verification would have said; empty if it would have agreed
  record Unchecked(String objection) implements Verdict {}
}
