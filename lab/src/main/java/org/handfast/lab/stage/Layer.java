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

  /// The same view when Trudy has changed the bytes. A field whose bytes are others now says no
  /// more what it said; if there are more or fewer of them, none does.
  Layer changedTo(Bytes others) {
    List<Field> same =
        others.length() == bytes.length()
            ? fields.stream().map(field -> isSame(field, others) ? field : changed(field)).toList()
            : List.of();
    return new Layer(name, others, same);
  }

  private boolean isSame(Field field, Bytes others) {
    int end = field.offset() + field.length();
    return bytes.slice(field.offset(), end).equals(others.slice(field.offset(), end));
  }

  private static Field changed(Field field) {
    return Field.of(field.name(), field.offset(), field.length(), "changed by Trudy");
  }
}
