package org.handfast.interop.chapter;

import java.util.ArrayList;
import java.util.List;

/// A record as it was on the wire: TLSPlaintext before ChangeCipherSpec and TLSCiphertext after it
/// (RFC 5246 6.2). The chapter's picture of it has these fields: type, version, length and data.
///
/// ```
/// struct {
///     ContentType type;
///     ProtocolVersion version;
///     uint16 length;
///     opaque fragment[length];
/// } TLSPlaintext;
/// ```
record WireRecord(int type, int version, Octets fragment) {
  static final int CHANGE_CIPHER_SPEC = 20;
  static final int ALERT = 21;
  static final int HANDSHAKE = 22;
  static final int APPLICATION_DATA = 23;

  static final int HEADER_LENGTH = 5;
  static final int LONGEST_FRAGMENT = 1 << 14;

  /// All records of a stream. A last one that is not whole is left out: the capture ended in it.
  static List<WireRecord> all(Octets stream) {
    List<WireRecord> records = new ArrayList<>();
    Octets left = stream;
    while (holdsRecord(left)) {
      WireRecord first = first(left);
      records.add(first);
      left = left.from(HEADER_LENGTH + first.fragment.length());
    }
    return records;
  }

  /// Whether there is a whole record at the start of this.
  static boolean holdsRecord(Octets stream) {
    return stream.length() >= HEADER_LENGTH
        && stream.length() >= HEADER_LENGTH + (stream.at(3) << 8 | stream.at(4));
  }

  /// The record at the start of this.
  static WireRecord first(Octets stream) {
    Fields fields = new Fields(stream);
    return new WireRecord(fields.number(1), fields.number(2), fields.vector(2));
  }

  Octets encoded() {
    return Octets.joined(
        Octets.ofNumber(1, type), Octets.ofNumber(2, version), Octets.ofVector(2, fragment));
  }
}
