package org.handfast.engine.record;

import java.nio.ByteBuffer;
import org.handfast.engine.Side;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.protocol.registry.ContentType;

/// The five bytes before every record, RFC 9846 5.1:
///
/// ```text
/// ContentType type; ProtocolVersion legacy_record_version; uint16 length;
/// ```
final class RecordHeader {
  /// The header's length in bytes.
  static final int LENGTH = 5;

  /// The largest content of a record.
  static final int MAX_CONTENT = 1 << 14;

  /// The largest inner plaintext of a protected record: content, type and padding (RFC 9846 5.4).
  static final int MAX_INNER = MAX_CONTENT + 1;

  /// How much longer a protected record's fragment may be than its content (RFC 9846 5.2).
  static final int MAX_EXPANSION = 256;

  /// The same under the keys of TLS 1.2: an initialization vector, the longest MAC and the longest
  /// padding. RFC 5246 6.2.3 allows 2048, which no suite here can fill; nobody has to keep buffers
  /// for records that cannot open.
  static final int MAX_TLS12_EXPANSION = 16 + 48 + 256;

  /// What every record says of its version.
  static final int LEGACY_VERSION = 0x0303;

  /// What a client's first hello may say of it, for those who look on and know no other.
  static final int FIRST_VERSION = 0x0301;

  private RecordHeader() {}

  /// How long the fragment behind the header is.
  ///
  /// @param net holds a whole header; its position does not change
  /// @throws PeerViolation if the fragment is longer than `limit`
  static int fragmentLength(ByteBuffer net, int limit, Side peer) throws PeerViolation {
    int length = u16(net, 3);
    if (length > limit) {
      throw RecordViolation.RECORD_TOO_LONG.by(peer, length + " bytes, at most " + limit);
    }
    return length;
  }

  /// The longest fragment of a record that says this type: one of application data may be
  /// protected.
  static int longestFragment(byte type) {
    return type == (byte) ContentType.APPLICATION_DATA.code()
        ? MAX_CONTENT + MAX_EXPANSION
        : MAX_CONTENT;
  }

  /// What the header says of the version.
  static int version(ByteBuffer net) {
    return u16(net, 1);
  }

  /// Refuses a peer whose very first bytes are no TLS at all, such as HTTP on the wrong port. Later
  /// records' versions are ignored (RFC 9846 5.1); looking at the first one's is a deliberate
  /// deviation.
  static void requireTls(ByteBuffer net, Side peer) throws PeerViolation {
    int type = Byte.toUnsignedInt(net.get(net.position()));
    if (type < ContentType.CHANGE_CIPHER_SPEC.code()
        || type > ContentType.APPLICATION_DATA.code()) {
      throw RecordViolation.NOT_TLS.by(peer, "the first byte is 0x%02x".formatted(type));
    }
    int major = Byte.toUnsignedInt(net.get(net.position() + 1));
    if (major != LEGACY_VERSION >> 8) {
      throw RecordViolation.WRONG_MAJOR_VERSION.by(peer, "major version " + major);
    }
  }

  /// Writes a header.
  static void write(ContentType type, int version, int fragmentLength, byte[] out, int at) {
    write((byte) type.code(), version, fragmentLength, out, at);
  }

  /// Writes a header.
  static void write(byte type, int version, int fragmentLength, byte[] out, int at) {
    out[at] = type;
    out[at + 1] = (byte) (version >> 8);
    out[at + 2] = (byte) version;
    out[at + 3] = (byte) (fragmentLength >> 8);
    out[at + 4] = (byte) fragmentLength;
  }

  /// The length of the whole record that starts at `at`, its header included.
  static int recordLength(byte[] records, int at) {
    return LENGTH
        + (Byte.toUnsignedInt(records[at + 3]) << 8)
        + Byte.toUnsignedInt(records[at + 4]);
  }

  // Byte by byte: the order of the caller's buffer is not the wire's.
  private static int u16(ByteBuffer net, int offset) {
    int at = net.position() + offset;
    return (Byte.toUnsignedInt(net.get(at)) << 8) | Byte.toUnsignedInt(net.get(at + 1));
  }
}
