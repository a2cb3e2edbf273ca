package org.handfast.lab.workbench;

import java.util.List;

/// One step of a demonstration: what is done, in a sentence or two, and what was really computed.
///
/// @param formula empty if nothing is computed
/// @param inputs the values that the formula names
/// @param output [Named#NOTHING] if nothing is computed
public record DemoStep(String text, String formula, List<Named> inputs, Named output) {
  /// Copies the list.
  public DemoStep {
    inputs = List.copyOf(inputs);
  }

  static DemoStep said(String text, Named... shown) {
    return new DemoStep(text, "", List.of(shown), Named.NOTHING);
  }

  static DemoStep computed(String text, String formula, Named output, Named... inputs) {
    return new DemoStep(text, formula, List.of(inputs), output);
  }
}
