package org.handfast.jsse;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What [javax.net.ssl.SSLEngine] demands of the buffers it is given.
final class EngineBuffers {
  private EngineBuffers() {}

  static void check(ByteBuffer @Nullable [] sources, int from, int count, @Nullable ByteBuffer to) {
    checkEach(sources, from, count);
    checkWritable(required(to));
    for (int i = from; i < from + count; i++) {
      checkDistinct(required(sources)[i], to);
    }
  }

  static void check(@Nullable ByteBuffer source, ByteBuffer @Nullable [] to, int from, int count) {
    checkEach(to, from, count);
    for (int i = from; i < from + count; i++) {
      checkWritable(required(to)[i]);
      checkDistinct(required(source), to[i]);
    }
  }

  private static void checkEach(ByteBuffer @Nullable [] buffers, int from, int count) {
    Objects.checkFromIndexSize(from, count, required(buffers).length);
    for (int i = from; i < from + count; i++) {
      required(buffers[i]);
    }
  }

  private static void checkWritable(ByteBuffer buffer) {
    if (buffer.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
  }

  private static void checkDistinct(@Nullable ByteBuffer source, @Nullable ByteBuffer to) {
    if (source == to) {
      throw new IllegalArgumentException("source and destination are the same buffer");
    }
  }

  private static <T> T required(@Nullable T given) {
    if (given == null) {
      throw new IllegalArgumentException("a buffer is null");
    }
    return given;
  }
}
