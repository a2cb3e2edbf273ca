package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// The server would like an OCSP response beside the client's certificate, RFC 9846 4.5.1.1.
///
/// ```tls
/// struct {} StatusWanted;
/// ```
public record StatusWanted() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  @Override
  public void write(WireWriter out) {}
}
