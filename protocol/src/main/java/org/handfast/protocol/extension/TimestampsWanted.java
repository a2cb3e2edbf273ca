package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// The sender would like signed certificate timestamps beside the peer's certificate, RFC 6962
/// 3.3.1.
///
/// ```tls
/// struct {} TimestampsWanted;
/// ```
public record TimestampsWanted() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP;
  }

  @Override
  public void write(WireWriter out) {}
}
