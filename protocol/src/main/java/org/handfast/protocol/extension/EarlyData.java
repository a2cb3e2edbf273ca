package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// The client will send early data, or the server accepts it, RFC 9846 4.3.10.
///
/// ```tls
/// struct {} EarlyDataIndication;
/// ```
public record EarlyData() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.EARLY_DATA;
  }

  @Override
  public void write(WireWriter out) {}
}
