package org.handfast.lab.workbench;

import org.handfast.protocol.wire.Bytes;

/// A value of a demonstration under the name that its formulas use.
public record Named(String name, Bytes bytes) {
  /// The output of a step that computes nothing.
  public static final Named NOTHING = new Named("", Bytes.EMPTY);

  /// Whether this is [#NOTHING].
  public boolean isNothing() {
    return name.isEmpty();
  }
}
