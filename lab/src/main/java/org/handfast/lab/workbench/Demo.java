package org.handfast.lab.workbench;

import java.util.List;

/// One demonstration of the workbench.
///
/// @param id its name in addresses: `length-extension`
/// @param conclusion what it has shown
public record Demo(String id, String title, List<DemoStep> steps, String conclusion) {
  /// Copies the list.
  public Demo {
    steps = List.copyOf(steps);
  }
}
