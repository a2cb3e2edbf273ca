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
/// @param recordSize bytes of content, type and padding in a protected record that the peer may
///   send, from 64 to 16,385. It is told so by record_size_limit (RFC 8449 4) whatever the value,
///   so that it can name a limit in return; a peer that does not know the extension is not bound
/// @param warningAlerts consecutive warning alerts of TLS 1.2, where they mean nothing and pass
public record Limits(
    int clientHello,
    int certificate,
    int otherMessage,
    int emptyRecords,
    int changeCipherSpecs,
    int postHandshakeMessages,
    int userCanceledAlerts,
    long recordsPerKey,
    int skippedEarlyData,
    int recordSize,
    int warningAlerts) {

  /// The least that RFC 8449 4 lets a receiver ask for.
  public static final int SMALLEST_RECORD_SIZE = 64;

  /// What TLS 1.3 allows: 16 KiB of content, and its type (RFC 9846 5.2).
  public static final int LARGEST_RECORD_SIZE = (1 << 14) + 1;

  public static final Limits DEFAULT =
      new Limits(
          129 << 10, 100 << 10, 16 << 10, 32, 2, 32, 4, 1L << 24, 16_384, LARGEST_RECORD_SIZE, 4);

  public Limits {
    // One for data, and one for the KeyUpdate that ends a key.
    if (recordsPerKey < 2) {
      throw new IllegalArgumentException("a key must protect at least two records");
    }
    if (recordSize < SMALLEST_RECORD_SIZE || recordSize > LARGEST_RECORD_SIZE) {
      throw new IllegalArgumentException(
          "a record's size is between " + SMALLEST_RECORD_SIZE + " and " + LARGEST_RECORD_SIZE);
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
        skippedEarlyData,
        recordSize,
        warningAlerts);
  }

  /// Takes no protected record with more than `bytes` of content, type and padding.
  public Limits withRecordSize(int bytes) {
    return new Limits(
        clientHello,
        certificate,
        otherMessage,
        emptyRecords,
        changeCipherSpecs,
        postHandshakeMessages,
        userCanceledAlerts,
        recordsPerKey,
        skippedEarlyData,
        bytes,
        warningAlerts);
  }
}
