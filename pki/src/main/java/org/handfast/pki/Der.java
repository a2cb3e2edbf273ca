package org.handfast.pki;

import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// As much of DER (X.690) as it takes to put a key into another envelope: elements of one-byte tags
/// and definite, shortest lengths. It reads on from where the last read ended.
final class Der {
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;

  private static final int LONG_FORM = 0x80;

  private final Bytes in;
  private int at;

  private Der(Bytes in) {
    this.in = in;
  }

  static Der reader(Bytes in) {
    return new Der(in);
  }

  /// Whether `in` is one sequence and nothing after it.
  static boolean isOneSequence(Bytes in) {
    Der reader = new Der(in);
    return reader.next(SEQUENCE).isPresent() && reader.isAtEnd();
  }

  boolean isAtEnd() {
    return at == in.length();
  }

  /// The content of the next element if it has this tag and is well-formed; else nothing is read.
  Optional<Bytes> next(int tag) {
    if (in.length() - at < 2 || in.at(at) != tag) {
      return Optional.empty();
    }
    int length = in.at(at + 1);
    int content = at + 2;
    if (length >= LONG_FORM) {
      int count = length - LONG_FORM;
      if (count < 1 || count > 3 || in.length() - content < count) {
        return Optional.empty();
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = (length << 8) | in.at(content + i);
      }
      if (length < LONG_FORM || length >> (8 * (count - 1)) == 0) {
        return Optional.empty();
      }
      content += count;
    }
    if (length > in.length() - content) {
      return Optional.empty();
    }
    at = content + length;
    return Optional.of(in.slice(content, at));
  }

  /// One element: its tag, its length, and the parts one after the other.
  static Bytes element(int tag, Bytes... parts) {
    Bytes content = Bytes.concat(parts);
    int length = content.length();
    if (length < LONG_FORM) {
      return Bytes.concat(Bytes.of((byte) tag, (byte) length), content);
    }
    int count = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    byte[] head = new byte[2 + count];
    head[0] = (byte) tag;
    head[1] = (byte) (LONG_FORM | count);
    for (int i = 0; i < count; i++) {
      head[2 + i] = (byte) (length >> (8 * (count - 1 - i)));
    }
    return Bytes.concat(Bytes.owning(head), content);
  }
}
