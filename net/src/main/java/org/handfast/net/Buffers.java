package org.handfast.net;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The buffers that all connections share. A connection takes one when bytes flow and gives it back
/// when they stop, so that an idle connection holds none. On the heap, because the fastest ciphers
/// of the JDK want arrays.
enum Buffers {
  /// Holds any one record, and its content: RFC 9846 5.2 bounds a record at 5 + 2^14 + 256 bytes,
  /// and no suite of TLS 1.2 makes one longer than 5 + 2^14 + 320.
  RECORD(5 + (1 << 14) + 320, 256),
  /// Holds four, so that a stream of large records needs a quarter of the system calls.
  BULK(4 * (5 + (1 << 14) + 320), 64);

  /// No buffer at all: there is nothing in it, and nothing goes in.
  static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final int size;
  private final BlockingQueue<ByteBuffer> idle;

  Buffers(int size, int kept) {
    this.size = size;
    this.idle = new ArrayBlockingQueue<>(kept);
  }

  /// The capacity of each of them.
  int size() {
    return size;
  }

  ByteBuffer take() {
    ByteBuffer buffer = idle.poll();
    return buffer == null ? ByteBuffer.allocate(size) : buffer.clear();
  }

  /// Gives back a buffer of any size, which held nothing but protected records.
  static void give(ByteBuffer buffer) {
    for (Buffers pool : values()) {
      if (pool.size == buffer.capacity()) {
        boolean _ = pool.idle.offer(buffer);
      }
    }
  }

  /// Gives back a buffer that held application data, after wiping it.
  static void giveWiped(ByteBuffer buffer) {
    int from = buffer.arrayOffset();
    Arrays.fill(buffer.array(), from, from + buffer.capacity(), (byte) 0);
    give(buffer);
  }
}
