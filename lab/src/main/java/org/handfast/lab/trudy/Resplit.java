package org.handfast.lab.trudy;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.stage.Tactic;
import org.handfast.protocol.wire.Bytes;

/// All records in TCP segments of other sizes: the control, for it must change nothing.
public final class Resplit {
  private Resplit() {}

  /// Segments of this size, the last one of what is left.
  public static Tactic into(int size) {
    return middle ->
        Deed.withEach(middle, (hands, card) -> hands.pass(card, segments(card.bytes(), size)));
  }

  private static List<Bytes> segments(Bytes record, int size) {
    List<Bytes> segments = new ArrayList<>();
    for (int from = 0; from < record.length(); from += size) {
      segments.add(record.slice(from, Math.min(from + size, record.length())));
    }
    return segments;
  }
}
