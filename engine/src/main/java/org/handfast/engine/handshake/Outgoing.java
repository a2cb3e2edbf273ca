package org.handfast.engine.handshake;

import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.wire.Bytes;

/// What a flight is made of.
public sealed interface Outgoing {
  /// A handshake message and its encoding, header included: the very bytes that the transcript
  /// holds.
  record Encoded(HandshakeMessage message, Bytes wire) implements Outgoing {}

  /// The compatibility ChangeCipherSpec (RFC 9846 E.4).
  record ChangeCipherSpec() implements Outgoing {}
}
