package org.handfast.engine.server.tls12;

import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.protocol.registry.ProtocolVersion;

/// The server's half of the key exchange, RFC 5246 7.4.3.
sealed interface ServerExchange {
  /// An ephemeral key pair, whose public half the client has got and which is used once. The server
  /// offers here, and the client answers.
  record Ephemeral(KeyExchange.Offer offer) implements ServerExchange {}

  /// A key that lasts, and decrypts.
  ///
  /// @param clientVersion of the hello: the premaster secret repeats it
  record KeyTransport(RsaDecryption key, ProtocolVersion clientVersion) implements ServerExchange {}
}
