package org.handfast.lab.ladder;

import java.util.List;

/// A place where the chapter simplifies.
///
/// @param chapter what it says
/// @param truth what is so, and where it is written
/// @param rungs those that show it
public record Erratum(String chapter, String truth, List<Rung> rungs) {
  /// Copies the list.
  public Erratum {
    rungs = List.copyOf(rungs);
  }
}
