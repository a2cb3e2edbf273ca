package org.handfast.engine.record;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.handfast.protocol.registry.ContentType;

/// Whole records that wait to be sent. Holds memory only while there are any.
final class Outbox {
  private static final byte[] NONE = {};

  private byte[] records = NONE;
  private int start;
  private int end;

  /// Adds one record under `protection`.
  void seal(
      WriteProtection protection, ContentType type, byte[] in, int from, int to, int padding) {
    int length = protection.recordLength(to - from + padding);
    if (records.length - end < length) {
      makeRoom(length);
    }
    end += protection.seal(type, in, from, to, padding, records, end);
  }

  boolean isEmpty() {
    return start == end;
  }

  /// The length of the first record.
  int firstLength() {
    return RecordHeader.recordLength(records, start);
  }

  /// Moves the first record to `net`, which has room for it.
  int moveFirst(ByteBuffer net) {
    int length = firstLength();
    net.put(records, start, length);
    start += length;
    if (start == end) {
      clear();
    }
    return length;
  }

  void clear() {
    records = NONE;
    start = 0;
    end = 0;
  }

  private void makeRoom(int room) {
    int pending = end - start;
    byte[] larger = new byte[Math.max(pending + room, 2 * pending)];
    System.arraycopy(records, start, larger, 0, pending);
    Arrays.fill(records, start, end, (byte) 0);
    records = larger;
    start = 0;
    end = pending;
  }
}
