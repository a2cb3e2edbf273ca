package org.handfast.jsse;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What [javax.net.ssl.SSLEngine] demands of the buffers it is given.
final class EngineBuffers {
  private EngineBuffers() {}

  /// For a wrap: any of the sources may be read-only.
  static void check(ByteBuffer @Nullable [] sources, int from, int count, @Nullable ByteBuffer to) {
    ByteBuffer target = required(to);
    checkWritable(target);
    for (ByteBuffer source : range(sources, from, count)) {
      checkDistinct(source, target);
    }
  }

  /// For an unwrap: the source may be read-only.
  static void check(@Nullable ByteBuffer source, ByteBuffer @Nullable [] to, int from, int count) {
    ByteBuffer records = required(source);
    for (ByteBuffer target : range(to, from, count)) {
      checkWritable(target);
      checkDistinct(records, target);
    }
  }

  private static List<ByteBuffer> range(ByteBuffer @Nullable [] buffers, int from, int count) {
    ByteBuffer[] all = required(buffers);
    Objects.checkFromIndexSize(from, count, all.length);
    List<ByteBuffer> range = Arrays.asList(all).subList(from, from + count);
    range.forEach(EngineBuffers::required);
    return range;
  }

  private static void checkWritable(ByteBuffer buffer) {
    if (buffer.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal content is fine, one buffer for both is not
  private static void checkDistinct(ByteBuffer source, ByteBuffer to) {
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
