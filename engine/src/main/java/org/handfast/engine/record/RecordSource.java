package org.handfast.engine.record;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The bytes that one record is made from, as a heap array: the caller's own where that can be, a
/// gathered copy where the bytes are direct, read-only, scattered, or share their array with the
/// target. The buffers' positions move on.
final class RecordSource implements AutoCloseable {
  private final byte[] array;
  private final int from;
  private final int copied;

  private RecordSource(byte[] array, int from, int copied) {
    this.array = array;
    this.from = from;
    this.copied = copied;
  }

  /// The first `length` bytes of the buffers, which hold that many.
  static RecordSource of(
      ByteBuffer[] buffers, int first, int count, int length, @Nullable ByteBuffer target) {
    for (int i = first; i < first + count; i++) {
      ByteBuffer buffer = buffers[i];
      if (buffer.hasRemaining()) {
        return isUsableInPlace(buffer, length, target)
            ? inPlace(buffer, length)
            : gathered(buffers, i, length);
      }
    }
    throw new IllegalArgumentException("nothing to read");
  }

  /// The first `length` bytes of one buffer.
  static RecordSource of(ByteBuffer buffer, int length) {
    return buffer.hasArray() ? inPlace(buffer, length) : copy(buffer, length);
  }

  byte[] array() {
    return array;
  }

  int from() {
    return from;
  }

  @Override
  public void close() {
    if (copied > 0) {
      Scratch.give(array, copied);
    }
  }

  private static boolean isUsableInPlace(
      ByteBuffer buffer, int length, @Nullable ByteBuffer target) {
    return buffer.hasArray()
        && buffer.remaining() >= length
        && (target == null || !shareArray(buffer, target));
  }

  /// Whether both buffers are views of one array: ciphers are slow, and not always right, in place.
  @SuppressWarnings({"ReferenceEquality", "ByteBufferBackingArray"}) // one and the same array
  private static boolean shareArray(ByteBuffer one, ByteBuffer other) {
    return other.hasArray() && one.array() == other.array();
  }

  private static RecordSource inPlace(ByteBuffer buffer, int length) {
    int from = buffer.arrayOffset() + buffer.position();
    buffer.position(buffer.position() + length);
    return new RecordSource(buffer.array(), from, 0);
  }

  private static RecordSource copy(ByteBuffer buffer, int length) {
    byte[] scratch = Scratch.take();
    buffer.get(scratch, 0, length);
    return new RecordSource(scratch, 0, length);
  }

  private static RecordSource gathered(ByteBuffer[] buffers, int first, int length) {
    byte[] scratch = Scratch.take();
    int filled = 0;
    for (int i = first; filled < length; i++) {
      int part = Math.min(buffers[i].remaining(), length - filled);
      buffers[i].get(scratch, filled, part);
      filled += part;
    }
    return new RecordSource(scratch, 0, length);
  }

  /// How many bytes the buffers `[from, from + count)` hold together.
  static long remaining(ByteBuffer[] buffers, int from, int count) {
    long sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += buffers[i].remaining();
    }
    return sum;
  }
}
