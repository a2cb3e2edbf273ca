package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// The server used the client's [ServerName] to choose its certificate, RFC 6066 3.
///
/// ```tls
/// struct {} ServerNameAccepted;
/// ```
public record ServerNameAccepted() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_NAME;
  }

  @Override
  public void write(WireWriter out) {}
}
