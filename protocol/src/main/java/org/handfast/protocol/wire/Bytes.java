package org.handfast.protocol.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// An immutable run of bytes with value equality: an `opaque` field once it has left the wire.
///
/// A slice shares its parent's array, so slicing is cheap and keeps the whole array alive. Not for
/// secrets: [#equals] stops at the first difference, and nothing here is ever zeroed.
public final class Bytes {

  /// No bytes at all: an empty `opaque` field.
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private static final int SHOWN = 32;

  private final byte[] array;
  private final int from;
  private final int length;

  private Bytes(byte[] array, int from, int length) {
    this.array = array;
    this.from = from;
    this.length = length;
  }

  /// Copies `values`.
  public static Bytes of(byte... values) {
    return copyOf(values, 0, values.length);
  }

  /// Copies `array[from, to)`.
  public static Bytes copyOf(byte[] array, int from, int to) {
    Objects.checkFromToIndex(from, to, array.length);
    return from == to ? EMPTY : owning(Arrays.copyOfRange(array, from, to));
  }

  /// Takes `array` itself: ownership passes to the result, and the caller must not touch it again.
  public static Bytes owning(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  static Bytes owning(byte[] array, int length) {
    return new Bytes(array, 0, length);
  }

  /// Parses hexadecimal digits, either case, with any white space between them.
  public static Bytes fromHex(String digits) {
    return owning(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
  }

  /// Joins `parts` into one run of its own.
  public static Bytes concat(Bytes... parts) {
    int length = 0;
    for (Bytes part : parts) {
      length = Math.addExact(length, part.length);
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (Bytes part : parts) {
      part.copyTo(joined, at);
      at += part.length;
    }
    return owning(joined);
  }

  /// The number of bytes.
  public int length() {
    return length;
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return length == 0;
  }

  /// The byte at `index`, 0 to 255.
  public int at(int index) {
    return array[from + Objects.checkIndex(index, length)] & 0xFF;
  }

  /// Whether one of them is `value`, 0 to 255, as in a list of one-octet codes.
  public boolean contains(int value) {
    for (int i = 0; i < length; i++) {
      if (at(i) == value) {
        return true;
      }
    }
    return false;
  }

  /// The bytes from `start` to the end.
  public Bytes slice(int start) {
    return slice(start, length);
  }

  /// The bytes `[start, end)`, sharing this array.
  public Bytes slice(int start, int end) {
    Objects.checkFromToIndex(start, end, length);
    return start == end ? EMPTY : new Bytes(array, from + start, end - start);
  }

  /// A fresh array with these bytes.
  public byte[] toArray() {
    return Arrays.copyOfRange(array, from, from + length);
  }

  /// Copies all of these bytes to `target`, beginning at `at`.
  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, from, target, at, length);
  }

  /// Copies the bytes `[start, end)` to `target`, beginning at `at`.
  public void copyTo(int start, int end, byte[] target, int at) {
    Objects.checkFromToIndex(start, end, length);
    System.arraycopy(array, from + start, target, at, end - start);
  }

  /// A read-only view, for digests and channels.
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(array, from, length).slice().asReadOnlyBuffer();
  }

  /// All bytes as lower-case hexadecimal digits.
  public String toHex() {
    return HexFormat.of().formatHex(array, from, from + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(
            array, from, from + length, that.array, that.from, that.from + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /// The length and at most the first 32 bytes: `Bytes[2: 0a0b]`.
  @Override
  public String toString() {
    String more = length > SHOWN ? "…" : "";
    return "Bytes[" + length + ": " + slice(0, Math.min(length, SHOWN)).toHex() + more + "]";
  }

  byte[] array() {
    return array;
  }

  int from() {
    return from;
  }
}
