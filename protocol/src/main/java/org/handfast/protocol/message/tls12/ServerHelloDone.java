package org.handfast.protocol.message.tls12;

import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.WireWriter;

/// The server has said all that the client needs in order to answer, RFC 5246 7.4.5.
///
/// ```tls
/// struct {} ServerHelloDone;
/// ```
public record ServerHelloDone() implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO_DONE;
  }

  @Override
  public void write(WireWriter out) {}
}
