package org.handfast.cli.connect;

/// Whether the server proved who it is.
sealed interface Verdict {
  /// It did.
  record Proven() implements Verdict {}

  /// It has the key that both have from elsewhere.
  ///
  /// @param identity the key's label
  record SharesKey(String identity) implements Verdict {}

  /// Nobody insisted.
  ///
  /// @param objection what verification would have said; empty if it would have agreed
  record Unchecked(String objection) implements Verdict {}
}
