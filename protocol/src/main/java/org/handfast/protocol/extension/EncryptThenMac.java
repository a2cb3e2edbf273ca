package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// Records of block ciphers are encrypted first and then authenticated, RFC 7366 2. The client
/// offers it and the server agrees, in the same form.
///
/// ```tls
/// struct {} EncryptThenMac;
/// ```
public record EncryptThenMac() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.ENCRYPT_THEN_MAC;
  }

  @Override
  public void write(WireWriter out) {}
}
