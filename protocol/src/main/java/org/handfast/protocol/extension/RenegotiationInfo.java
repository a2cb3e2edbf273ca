package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// What binds a renegotiation to the handshake before it, RFC 5746 3.2: empty in the first
/// handshake of a connection, later the `verify_data` of the client's Finished and, from the
/// server, of its own after that.
///
/// ```tls
/// struct {
///     opaque renegotiated_connection<0..255>;
/// } RenegotiationInfo;
/// ```
public record RenegotiationInfo(Bytes renegotiatedConnection) implements Extension {

  /// That of a first handshake.
  public static final RenegotiationInfo INITIAL = new RenegotiationInfo(Bytes.EMPTY);

  @Override
  public ExtensionType type() {
    return ExtensionType.RENEGOTIATION_INFO;
  }

  static RenegotiationInfo read(WireReader in) throws DecodeException {
    return new RenegotiationInfo(in.opaque(0, 255));
  }

  @Override
  public void write(WireWriter out) {
    out.opaque(renegotiatedConnection, 0, 255);
  }
}
