package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// In which forms the sender can read a point on a curve, RFC 8422 5.1.2 and 5.2. One form is left,
/// the uncompressed one; that it is among them is for the handshake to check.
///
/// ```tls
/// uint8 ECPointFormat;
///
/// struct {
///     ECPointFormat ec_point_format_list<1..2^8-1>;
/// } ECPointFormatList;
/// ```
///
/// @param formats one octet for each form, the favourite first
public record EcPointFormats(Bytes formats) implements Extension {

  /// The only form there still is.
  public static final EcPointFormats UNCOMPRESSED = new EcPointFormats(Bytes.of((byte) 0));

  /// Whether the uncompressed form is among them.
  public boolean containsUncompressed() {
    return formats.contains(0);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.EC_POINT_FORMATS;
  }

  static EcPointFormats read(WireReader in) throws DecodeException {
    return new EcPointFormats(in.opaque(1, 0xFF));
  }

  @Override
  public void write(WireWriter out) {
    out.opaque(formats, 1, 0xFF);
  }
}
