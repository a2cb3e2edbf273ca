package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// The client is ready to authenticate after the handshake, RFC 9846 4.3.6.
///
/// ```tls
/// struct {} PostHandshakeAuth;
/// ```
public record PostHandshakeAuth() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.POST_HANDSHAKE_AUTH;
  }

  @Override
  public void write(WireWriter out) {}
}
