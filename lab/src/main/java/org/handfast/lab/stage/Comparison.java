package org.handfast.lab.stage;

import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// What somebody computed beside what came: a MAC, a hash, a tag.
///
/// @param name what is compared, such as `record MAC`
/// @param formula how it is computed, such as `SHA-256(data ‖ M_b ‖ seq)`
/// @param inputs the formula's inputs as this person has them
/// @param computed this person's result
/// @param received what came
public record Comparison(
    String name, String formula, List<Input> inputs, Bytes computed, Bytes received) {
  /// Copies the list.
  public Comparison {
    inputs = List.copyOf(inputs);
  }

  /// Whether they are equal.
  public boolean holds() {
    return computed.equals(received);
  }

  /// One input of the formula.
  ///
  /// @param name as the formula has it
  /// @param bytes its value
  public record Input(String name, Bytes bytes) {}
}
