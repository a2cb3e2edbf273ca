package org.handfast.protocol.extension;

import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// One extension that the client's certificate should have, RFC 9846 4.3.5.
///
/// ```tls
/// struct {
///     opaque certificate_extension_oid<1..2^8-1>;
///     opaque certificate_extension_values<0..2^16-1>;
/// } OIDFilter;
/// ```
///
/// @param identifier DER of the extension's object identifier
/// @param values DER of the value that must be in the extension; empty if its presence is enough
public record OidFilter(Bytes identifier, Bytes values) {

  static OidFilter read(WireReader in) throws DecodeException {
    Bytes identifier = in.opaque(1, 0xFF);
    return new OidFilter(identifier, in.opaque(0, 0xFFFF));
  }

  void write(WireWriter out) {
    out.opaque(identifier, 1, 0xFF);
    out.opaque(values, 0, 0xFFFF);
  }
}
