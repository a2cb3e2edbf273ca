package org.handfast.engine.handshake;

import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.wire.Bytes;

/// What a flight is made of.
public sealed interface Outgoing {
  /// A handshake message and its encoding, header included: the very bytes that the transcript
  /// holds.
  record Encoded(HandshakeMessage message, Bytes wire) implements Outgoing {}

  /// The Finished of a post-handshake authentication (RFC 9846 4.7.2), whose key comes from the
  /// sending secret of the moment.
  ///
  /// @param transcriptHash of all that it confirms
  record PostHandshakeFinished(Bytes transcriptHash) implements Outgoing {}

  /// The ChangeCipherSpec: TLS 1.2's, before the first record under new keys (RFC 5246 7.1), and
  /// TLS 1.3's for whoever looks on (RFC 9846 E.4).
  record ChangeCipherSpec() implements Outgoing {}

  /// TLS 1.2's answer to whoever wants to negotiate anew, which this side never does (RFC 5246
  /// 7.2.2).
  record NoRenegotiation() implements Outgoing {}
}
