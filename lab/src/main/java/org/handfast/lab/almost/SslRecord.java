package org.handfast.lab.almost;

import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// A record: `type u8 | version u16 | length u16 | fragment`. The header is always clear.
///
/// @param fragment a handshake message, or IV and ciphertext
public record SslRecord(RecordType type, Bytes fragment) {
  /// Type, version, length.
  public static final int HEADER = 5;

  /// Almost SSL, its first version.
  public static final int VERSION = 0xAF01;

  /// 2^14 bytes of data, 16 of IV, 32 of MAC.
  public static final int MAX_FRAGMENT = (1 << 14) + 48;

  /// As on the wire.
  public Bytes encode() {
    WireWriter out = new WireWriter(HEADER + fragment.length());
    out.u8(type.code());
    out.u16(VERSION);
    out.u16(fragment.length());
    out.bytes(fragment);
    return out.take();
  }

  /// Reads exactly one record.
  ///
  /// @throws DecodeException if these bytes are not one
  public static SslRecord decode(Bytes bytes) throws DecodeException {
    WireReader in = new WireReader(bytes);
    RecordType type =
        RecordType.of(in.u8()).orElseThrow(() -> DecodeException.malformed("no type of record"));
    if (in.u16() != VERSION) {
      throw DecodeException.malformed("another version");
    }
    Bytes fragment = in.bytes(in.u16());
    in.requireEnd();
    return new SslRecord(type, fragment);
  }
}
