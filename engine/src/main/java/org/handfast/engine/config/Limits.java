package org.handfast.engine.config;

import org.handfast.protocol.registry.HandshakeType;

/// How much a peer may make this side hold, count or skip. Every limit is on by default.
///
/// @param clientHello bytes of a ClientHello; the default is what its grammar can hold
/// @param certificate bytes of a Certificate message
/// @param otherMessage bytes of any other handshake message
/// @param emptyRecords consecutive application records without content
/// @param changeCipherSpecs compatibility ChangeCipherSpec records; RFC 9846 5 sets no number
/// @param postHandshakeMessages consecutive post-handshake messages without application data
/// @param userCanceledAlerts consecutive user_canceled alerts
/// @param recordsPerKey records under one key before this side updates it (RFC 9846 5.5); the
///   cipher's own bound holds where it is lower
/// @param skippedEarlyData bytes of early data that a server skips (RFC 9846 4.3.10)
public record Limits(
    int clientHello,
    int certificate,
    int otherMessage,
    int emptyRecords,
    int changeCipherSpecs,
    int postHandshakeMessages,
    int userCanceledAlerts,
    long recordsPerKey,
    int skippedEarlyData) {

  public static final Limits DEFAULT =
      new Limits(129 << 10, 100 << 10, 16 << 10, 32, 2, 32, 4, 1L << 24, 16_384);

  public Limits {
    // One for data, and one for the KeyUpdate that ends a key.
    if (recordsPerKey < 2) {
      throw new IllegalArgumentException("a key must protect at least two records");
    }
  }

  /// The longest body of a handshake message of this type, in bytes.
  public int handshakeMessage(HandshakeType type) {
    if (type.equals(HandshakeType.CLIENT_HELLO)) {
      return clientHello;
    }
    boolean carriesChain =
        type.equals(HandshakeType.CERTIFICATE) || type.equals(HandshakeType.COMPRESSED_CERTIFICATE);
    return carriesChain ? certificate : otherMessage;
  }

  public Limits withRecordsPerKey(long records) {
    return new Limits(
        clientHello,
        certificate,
        otherMessage,
        emptyRecords,
        changeCipherSpecs,
        postHandshakeMessages,
        userCanceledAlerts,
        records,
        skippedEarlyData);
  }
}
