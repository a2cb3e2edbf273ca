package org.handfast.lab.almost;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Lines;
import org.handfast.protocol.wire.Bytes;

/// Marks the fields of a layer, one behind the other.
final class Ruler {
  private final List<Field> fields = new ArrayList<>();
  private int at;

  /// The next field; a field without bytes is none.
  Ruler add(String name, int length, String meaning) {
    return add(name, length, meaning, "", List.of());
  }

  /// The next field, which was computed.
  Ruler add(String name, int length, String meaning, String formula, List<String> inputs) {
    if (length > 0) {
      fields.add(new Field(name, at, length, meaning, formula, inputs));
      at += length;
    }
    return this;
  }

  /// All of them.
  List<Field> fields() {
    return List.copyOf(fields);
  }

  /// Text as it is, and what is none by its length.
  static String shown(Bytes data) {
    return Lines.isText(data)
        ? "“" + new String(data.toArray(), StandardCharsets.US_ASCII).strip() + "”"
        : data.length() + " bytes that are no text";
  }
}
