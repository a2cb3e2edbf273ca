package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// The master secret is bound to the whole handshake so far and not to the two randoms alone, RFC
/// 7627 5.1. The client offers it and the server agrees, in the same form.
///
/// ```tls
/// struct {} ExtendedMasterSecret;
/// ```
public record ExtendedMasterSecret() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.EXTENDED_MASTER_SECRET;
  }

  @Override
  public void write(WireWriter out) {}
}
