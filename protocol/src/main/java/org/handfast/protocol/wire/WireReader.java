package org.handfast.protocol.wire;

import static org.handfast.protocol.wire.DecodeException.malformed;

import java.util.Objects;

/// A cursor over received bytes that speaks the presentation language, RFC 9846 3.
///
/// A variable-length vector is a scope: [#vector] reads its length prefix and moves the limit to
/// its end; closing the scope demands that every byte of it was read and restores the limit.
///
/// ```java
/// try (var _ = in.vector(2, 0xFFFE)) {
///   while (in.hasRemaining()) {
///     suites.add(new CipherSuite(in.u16()));
///   }
/// }
/// ```
///
/// There is one scope object per reader, so opening and closing allocate nothing. Not thread-safe.
public final class WireReader {

  private static final int DEPTH = 8;

  private final byte[] array;
  private final Scope scope = new Scope();
  private final int[] outerLimits = new int[DEPTH];
  private int depth;
  private int position;
  private int limit;

  /// Reads `array[from, to)`, which must not change meanwhile.
  public WireReader(byte[] array, int from, int to) {
    Objects.checkFromToIndex(from, to, array.length);
    this.array = array;
    this.position = from;
    this.limit = to;
  }

  /// Reads all of `bytes`.
  public WireReader(Bytes bytes) {
    this(bytes.array(), bytes.from(), bytes.from() + bytes.length());
  }

  /// A `uint8`.
  public int u8() throws DecodeException {
    int at = advance(1);
    return array[at] & 0xFF;
  }

  /// A `uint16`.
  public int u16() throws DecodeException {
    int at = advance(2);
    return (array[at] & 0xFF) << 8 | (array[at + 1] & 0xFF);
  }

  /// A `uint24`.
  public int u24() throws DecodeException {
    int at = advance(3);
    return (array[at] & 0xFF) << 16 | (array[at + 1] & 0xFF) << 8 | (array[at + 2] & 0xFF);
  }

  /// A `uint32`, never negative.
  public long u32() throws DecodeException {
    return (long) u16() << 16 | u16();
  }

  /// An `opaque[n]`, copied: what is decoded neither sees nor keeps the buffer it came in.
  public Bytes bytes(int n) throws DecodeException {
    int at = advance(n);
    return Bytes.copyOf(array, at, at + n);
  }

  /// An `opaque<floor..ceiling>`, copied.
  public Bytes opaque(int floor, int ceiling) throws DecodeException {
    return bytes(length(floor, ceiling));
  }

  /// All that is left in the current scope, copied.
  public Bytes rest() {
    Bytes rest = Bytes.copyOf(array, position, limit);
    position = limit;
    return rest;
  }

  /// Enters a vector `<floor..ceiling>`. As in the grammar, the ceiling decides how many bytes its
  /// length takes (RFC 9846 3.4); a length outside the bounds or past the enclosing scope is
  /// malformed.
  public Scope vector(int floor, int ceiling) throws DecodeException {
    int length = length(floor, ceiling);
    if (length > remaining()) {
      throw malformed("a vector reaches past what encloses it");
    }
    outerLimits[depth++] = limit;
    limit = position + length;
    return scope;
  }

  /// The number of bytes left in the current scope.
  public int remaining() {
    return limit - position;
  }

  /// Whether any bytes are left in the current scope.
  public boolean hasRemaining() {
    return position < limit;
  }

  /// Demands that the current scope was read to its end.
  public void requireEnd() throws DecodeException {
    if (hasRemaining()) {
      throw malformed("bytes are left over");
    }
  }

  private int length(int floor, int ceiling) throws DecodeException {
    int length =
        switch (WireWriter.prefixSize(ceiling)) {
          case 1 -> u8();
          case 2 -> u16();
          default -> u24();
        };
    if (length < floor || length > ceiling) {
      throw malformed("a length is out of range");
    }
    return length;
  }

  /// Moves past `n` bytes and returns where they begin.
  private int advance(int n) throws DecodeException {
    if (n > remaining()) {
      throw malformed("the bytes end too early");
    }
    int at = position;
    position += n;
    return at;
  }

  /// An open vector of the reader.
  public final class Scope implements AutoCloseable {

    private Scope() {}

    /// Leaves the vector, which must have been read exactly.
    @Override
    public void close() throws DecodeException {
      boolean consumed = position == limit;
      limit = outerLimits[--depth];
      if (!consumed) {
        throw malformed("bytes are left over in a vector");
      }
    }
  }
}
