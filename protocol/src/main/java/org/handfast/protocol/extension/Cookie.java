package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// What the server wants to see again in the second ClientHello, RFC 9846 4.3.2.
///
/// ```tls
/// struct {
///     opaque cookie<1..2^16-1>;
/// } Cookie;
/// ```
public record Cookie(Bytes cookie) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.COOKIE;
  }

  static Cookie read(WireReader in) throws DecodeException {
    return new Cookie(in.opaque(1, 0xFFFF));
  }

  @Override
  public void write(WireWriter out) {
    out.opaque(cookie, 1, 0xFFFF);
  }
}
