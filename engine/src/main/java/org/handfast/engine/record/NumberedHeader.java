package org.handfast.engine.record;

import java.util.Arrays;
import org.handfast.protocol.registry.ContentType;

/// What a record of TLS 1.2 is authenticated with beside its content (RFC 5246 6.2.3.1, 6.2.3.3):
/// the number that it has under its keys, which is not sent, and its header, whose length is that
/// of what is authenticated.
///
/// ```text
/// uint64 seq_num; ContentType type; ProtocolVersion version; uint16 length;
/// ```
final class NumberedHeader {
  /// Its length in bytes.
  static final int LENGTH = Long.BYTES + RecordHeader.LENGTH;

  private final byte[] bytes = new byte[LENGTH];
  private long sequence;
  private boolean wiped;

  /// That of the current record. The array is reused.
  ///
  /// @param length may be secret: it is handled as data
  byte[] current(byte type, int length) {
    if (wiped) {
      throw new IllegalStateException("the keys of this direction have ended");
    }
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[Long.BYTES - 1 - i] = (byte) (sequence >>> (8 * i));
    }
    RecordHeader.write(type, RecordHeader.LEGACY_VERSION, length, bytes, Long.BYTES);
    return bytes;
  }

  byte[] current(ContentType type, int length) {
    return current((byte) type.code(), length);
  }

  /// The current record is done.
  void advance() {
    sequence++;
    if (sequence == 0) {
      throw new IllegalStateException("sequence number wrapped around");
    }
  }

  /// How many records are done.
  long sequence() {
    return sequence;
  }

  void wipe() {
    wiped = true;
    Arrays.fill(bytes, (byte) 0);
  }
}
