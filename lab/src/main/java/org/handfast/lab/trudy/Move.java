package org.handfast.lab.trudy;

import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// What becomes of a record by the user's hand.
sealed interface Move {
  /// It goes on as it came.
  record Pass() implements Move {}

  /// It disappears.
  record Drop() implements Move {}

  /// It goes on twice.
  record Copy() implements Move {}

  /// It goes on behind another record of the same sender.
  record After(String card) implements Move {}

  /// It goes on with other bytes.
  record Edit(List<Change> changes) implements Move {
    /// Copies the list.
    public Edit {
      changes = List.copyOf(changes);
    }

    Bytes of(Bytes bytes) {
      Bytes changed = bytes;
      for (Change change : changes) {
        changed = change.of(changed);
      }
      return changed;
    }

    String inWords() {
      return String.join(", ", changes.stream().map(Change::inWords).toList());
    }

    int needed() {
      return changes.stream().mapToInt(change -> change.at() + 1).max().orElse(0);
    }
  }

  /// FIN goes on in place of it and of all that follows.
  record Fin() implements Move {}

  /// RST goes to both in place of it, and nothing after that.
  record Rst() implements Move {}

  /// It goes on, and back to its sender as well.
  record Reflect() implements Move {}

  /// One byte changed.
  sealed interface Change {
    /// The byte's place.
    int at();

    /// The bytes with that byte changed.
    Bytes of(Bytes bytes);

    /// What is different, in words.
    String inWords();
  }

  /// Some of its bits turned over.
  record Flip(int at, int mask) implements Change {
    @Override
    public Bytes of(Bytes bytes) {
      return Bits.flip(bytes, at, mask);
    }

    @Override
    public String inWords() {
      return Bits.flipInWords(at, mask);
    }
  }

  /// The first byte replaced: a record's type.
  record Retype(int type) implements Change {
    @Override
    public int at() {
      return 0;
    }

    @Override
    public Bytes of(Bytes bytes) {
      return Bits.put(bytes, 0, type);
    }

    @Override
    public String inWords() {
      return "type " + type;
    }
  }
}
