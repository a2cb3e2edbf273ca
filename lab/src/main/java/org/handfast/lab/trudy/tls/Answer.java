package org.handfast.lab.trudy.tls;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;

/// What can be seen of an answer, and does not differ by chance: the type and the length of each
/// record, and what alerts in the clear say. How long it took is not among it: the lab has no
/// clock.
///
/// @param records each in words
/// @param end how it ended
record Answer(List<String> records, End end) {
  /// How an answer ends.
  enum End {
    /// Alice has closed the connection.
    CLOSED,
    /// She waits.
    OPEN
  }

  /// Copies the list.
  Answer {
    records = List.copyOf(records);
  }

  /// What is to be seen of these bytes.
  static Answer to(Bytes bytes, End end) {
    List<String> records = new ArrayList<>();
    int at = 0;
    while (bytes.length() - at >= Place.HEADER) {
      int length = bytes.at(at + 3) << 8 | bytes.at(at + 4);
      int next = Math.min(at + Place.HEADER + length, bytes.length());
      records.add(words(bytes.slice(at, next)));
      at = next;
    }
    return new Answer(records, end);
  }

  private static String words(Bytes record) {
    ContentType type = new ContentType(record.at(0));
    Bytes fragment = record.slice(Place.HEADER);
    return type.equals(ContentType.ALERT)
        ? type + " " + fragment.toHex()
        : type + " of " + fragment.length();
  }

  @Override
  public String toString() {
    return String.join(", ", records) + (end == End.CLOSED ? ", and FIN" : ", and waits");
  }
}
