package org.handfast.lab.stage;

import java.util.List;

/// A run of bytes in a layer that means something. Fields may lie within another.
///
/// @param name such as `length`
/// @param offset the first byte's place in the layer
/// @param length in bytes
/// @param meaning what the value says, such as `17 bytes of data`
/// @param formula how it was computed; empty if it was not
/// @param inputs the names of the values and fields that the formula uses
public record Field(
    String name, int offset, int length, String meaning, String formula, List<String> inputs) {
  /// Copies the list.
  public Field {
    inputs = List.copyOf(inputs);
  }

  /// A field that was not computed from others.
  public static Field of(String name, int offset, int length, String meaning) {
    return new Field(name, offset, length, meaning, "", List.of());
  }
}
