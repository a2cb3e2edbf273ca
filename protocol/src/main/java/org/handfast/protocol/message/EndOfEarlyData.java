package org.handfast.protocol.message;

import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.WireWriter;

/// The client has sent all of its early data, RFC 9846 4.6.
///
/// ```tls
/// struct {} EndOfEarlyData;
/// ```
public record EndOfEarlyData() implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.END_OF_EARLY_DATA;
  }

  @Override
  public void write(WireWriter out) {}
}
