package org.handfast.protocol.wire;

import java.util.Arrays;
import java.util.Objects;

/// A growing buffer that speaks the presentation language, RFC 9846 3.
///
/// A variable-length vector is a scope: [#vector] leaves room for its length and closing the scope
/// fills it in, so no length is ever computed by hand.
///
/// ```java
/// try (var _ = out.vector(2, 0xFFFE)) {
///   for (CipherSuite suite : suites) {
///     out.u16(suite.code());
///   }
/// }
/// ```
///
/// There is one scope object per writer, so opening and closing allocate nothing. A value or a
/// length outside its bounds is a fault of ours, not of a peer: [IllegalArgumentException] for the
/// one, [IllegalStateException] for the other. Not thread-safe.
public final class WireWriter {

  private static final int DEPTH = 8;
  private static final byte[] NOTHING = new byte[0];

  private final Scope scope = new Scope();
  private final int[] starts = new int[DEPTH];
  private final int[] floors = new int[DEPTH];
  private final int[] ceilings = new int[DEPTH];
  private int depth;
  private byte[] array;
  private int size;

  /// A writer with room for `capacity` bytes before it grows.
  public WireWriter(int capacity) {
    this.array = new byte[capacity];
  }

  /// A `uint8`.
  public void u8(int value) {
    number(value, 1);
  }

  /// A `uint16`.
  public void u16(int value) {
    number(value, 2);
  }

  /// A `uint24`.
  public void u24(int value) {
    number(value, 3);
  }

  /// A `uint32`.
  public void u32(long value) {
    number(value, 4);
  }

  /// An `opaque[n]`: the bytes themselves.
  public void bytes(Bytes bytes) {
    int at = room(bytes.length());
    bytes.copyTo(array, at);
  }

  /// An `opaque[n]`: the bytes `source[from, to)`.
  public void bytes(byte[] source, int from, int to) {
    Objects.checkFromToIndex(from, to, source.length);
    int at = room(to - from);
    System.arraycopy(source, from, array, at, to - from);
  }

  /// An `opaque<floor..ceiling>`.
  public void opaque(Bytes bytes, int floor, int ceiling) {
    try (var _ = vector(floor, ceiling)) {
      bytes(bytes);
    }
  }

  /// Opens a vector `<floor..ceiling>`. As in the grammar, the ceiling decides how many bytes its
  /// length takes (RFC 9846 3.4).
  public Scope vector(int floor, int ceiling) {
    room(prefixSize(ceiling));
    starts[depth] = size;
    floors[depth] = floor;
    ceilings[depth] = ceiling;
    depth++;
    return scope;
  }

  /// The number of bytes written.
  public int size() {
    return size;
  }

  /// The buffer itself, of which the first [#size] bytes are written; good until the next write.
  public byte[] array() {
    return array;
  }

  /// A copy of what was written.
  public Bytes toBytes() {
    return Bytes.copyOf(array, 0, size);
  }

  /// What was written, without a copy: the buffer passes to the result, and this writer is empty.
  public Bytes take() {
    Bytes taken = Bytes.owning(array, size);
    array = NOTHING;
    clear();
    return taken;
  }

  /// Forgets what was written and keeps the buffer.
  public void clear() {
    size = 0;
    depth = 0;
  }

  /// How many bytes hold the length of a vector with this `ceiling`.
  static int prefixSize(int ceiling) {
    return ceiling <= 0xFF ? 1 : ceiling <= 0xFFFF ? 2 : 3;
  }

  private void number(long value, int width) {
    if (value >>> (8 * width) != 0) {
      throw new IllegalArgumentException(value + " does not fit into a uint" + 8 * width);
    }
    patch(room(width), value, width);
  }

  private void patch(int at, long value, int width) {
    for (int i = 0; i < width; i++) {
      array[at + i] = (byte) (value >>> (8 * (width - 1 - i)));
    }
  }

  /// Makes room for `n` bytes and returns where they begin.
  private int room(int n) {
    int at = size;
    size = Math.addExact(at, n);
    if (size > array.length) {
      array = Arrays.copyOf(array, Math.max(size, 2 * array.length));
    }
    return at;
  }

  /// An open vector of the writer.
  public final class Scope implements AutoCloseable {

    private Scope() {}

    /// Ends the vector and fills in its length, which must be within its bounds.
    @Override
    public void close() {
      depth--;
      int start = starts[depth];
      int length = size - start;
      if (length < floors[depth] || length > ceilings[depth]) {
        throw new IllegalStateException(
            length + " bytes in a vector <" + floors[depth] + ".." + ceilings[depth] + ">");
      }
      int width = prefixSize(ceilings[depth]);
      patch(start - width, length, width);
    }
  }
}
