package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// An extension whose body is left as it came: its type is unknown, has no form in this module, or
/// does not belong into the message that carried it.
///
/// ```tls
/// opaque UnknownExtension[extension_data.length];
/// ```
public record UnknownExtension(ExtensionType type, Bytes data) implements Extension {

  @Override
  public void write(WireWriter out) {
    out.bytes(data);
  }
}
