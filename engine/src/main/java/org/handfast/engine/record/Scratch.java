package org.handfast.engine.record;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;

/// Arrays large enough for any record, lent for the length of one call: a connection owns none
/// while it is idle. The pool is small and shared, for virtual threads would each keep one of their
/// own.
///
/// A borrower names how much of the array it has filled, and that much is zeroed before the next
/// one sees it: what one connection decrypts can never show up on another.
final class Scratch {
  /// Room for the largest record of any version.
  static final int LENGTH =
      RecordHeader.LENGTH + RecordHeader.MAX_CONTENT + RecordHeader.MAX_TLS12_EXPANSION;

  private static final ArrayBlockingQueue<byte[]> POOL = new ArrayBlockingQueue<>(64);

  private Scratch() {}

  static byte[] take() {
    byte[] pooled = POOL.poll();
    return pooled == null ? new byte[LENGTH] : pooled;
  }

  /// Returns an array whose first `filled` bytes were written to.
  static void give(byte[] array, int filled) {
    Arrays.fill(array, 0, filled, (byte) 0);
    POOL.offer(array);
  }
}
