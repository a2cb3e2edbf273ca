package org.handfast.engine.handshake.tls12;

import org.handfast.protocol.message.Random;
import org.handfast.protocol.wire.Bytes;

/// What the signature in a ServerKeyExchange covers, RFC 8422 5.4: the key share, and both nonces,
/// so that it cannot be shown to anybody else.
public final class KeyExchangeSignature {
  private KeyExchangeSignature() {}

  /// The content: `client_random ‖ server_random ‖ params`.
  public static Bytes content(Random client, Random server, Bytes params) {
    return Bytes.concat(client.bytes(), server.bytes(), params);
  }
}
