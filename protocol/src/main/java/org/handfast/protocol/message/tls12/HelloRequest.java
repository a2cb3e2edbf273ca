package org.handfast.protocol.message.tls12;

import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.WireWriter;

/// The server would like to renegotiate, RFC 5246 7.4.1.1. It is no part of any transcript.
///
/// ```tls
/// struct {} HelloRequest;
/// ```
public record HelloRequest() implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.HELLO_REQUEST;
  }

  @Override
  public void write(WireWriter out) {}
}
