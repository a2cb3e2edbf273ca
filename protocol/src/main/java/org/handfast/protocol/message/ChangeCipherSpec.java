package org.handfast.protocol.message;

import static org.handfast.protocol.wire.DecodeException.Fault.UNEXPECTED;

import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The one byte that announces protected records in TLS 1.2, RFC 5246 7.1, and that TLS 1.3 sends
/// for middleboxes and drops, RFC 9846 E.4.
///
/// ```tls
/// struct {
///     uint8 type = 1; /* change_cipher_spec */
/// } ChangeCipherSpec;
/// ```
public record ChangeCipherSpec() implements Message {

  private static final int CHANGE_CIPHER_SPEC = 1;

  /// Reads the only content of a record. RFC 9846 5: anything but this one byte is unexpected.
  public static ChangeCipherSpec read(WireReader in) throws DecodeException {
    if (in.remaining() != 1 || in.u8() != CHANGE_CIPHER_SPEC) {
      throw new DecodeException(UNEXPECTED, "a change_cipher_spec is not the byte 1");
    }
    return new ChangeCipherSpec();
  }

  /// Writes the byte.
  public void write(WireWriter out) {
    out.u8(CHANGE_CIPHER_SPEC);
  }
}
