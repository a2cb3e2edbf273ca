package org.handfast.lab.tls;

import org.handfast.protocol.wire.Bytes;

/// Where a reader writes down what it finds out on the way.
@FunctionalInterface
public interface Notes {
  /// Nobody wants to know.
  Notes NONE = (_, _, _, _) -> {};

  /// A value is known.
  ///
  /// @param formula where it is from; empty if somebody threw dice
  /// @param inputs the names of the values that the formula uses
  void learns(String name, Bytes value, String formula, String... inputs);
}
