package org.handfast.lab.stage;

import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// Something that a person knows: a nonce, a secret, a key.
///
/// @param name such as `MS`, `E_b`
/// @param bytes the value
/// @param formula where it is from; empty if it was thrown with dice
/// @param inputs the names of the values that the formula uses
public record Value(String name, Bytes bytes, String formula, List<String> inputs) {
  /// Copies the list.
  public Value {
    inputs = List.copyOf(inputs);
  }
}
