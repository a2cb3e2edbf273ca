package org.handfast.lab.stage;

import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// One view of a record: as it is on the wire, or what is inside for those who have the key.
///
/// @param name such as `on the wire`, `decrypted`
/// @param bytes all of it
/// @param fields what they mean, in the order of the bytes
public record Layer(String name, Bytes bytes, List<Field> fields) {
  /// Copies the list.
  public Layer {
    fields = List.copyOf(fields);
  }
}
