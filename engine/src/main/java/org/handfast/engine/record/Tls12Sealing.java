package org.handfast.engine.record;

import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.Tls12Cipher;

/// The sending keys of TLS 1.2 (RFC 5246 6.2.3). A record's type is in its header, and its padding,
/// where it has any, fills a block and hides nothing.
sealed interface Tls12Sealing extends WriteProtection
    permits AeadSealing, MacThenEncryptSealing, EncryptThenMacSealing, NullSealing {

  /// The form that the suite's cipher has, and the MAC's place.
  static Tls12Sealing under(DirectionKeys keys) {
    return switch (keys.suite().cipher()) {
      case Tls12Cipher.Gcm(var aead) -> AeadSealing.gcm(aead, keys);
      case Tls12Cipher.ChaCha20(var aead) -> AeadSealing.chaCha20(aead, keys);
      case Tls12Cipher.Block block ->
          switch (keys.order()) {
            case MAC_THEN_ENCRYPT -> new MacThenEncryptSealing(block, keys);
            case ENCRYPT_THEN_MAC -> new EncryptThenMacSealing(block, keys);
          };
      case Tls12Cipher.Null(var mac) -> new NullSealing(new RecordMac(mac, keys));
    };
  }

  @Override
  default int largestContent(int limit) {
    return Math.min(limit, RecordHeader.MAX_CONTENT);
  }

  @Override
  default boolean hidesLength() {
    return false;
  }

  /// What a MAC has no bound of its own for; the configured one holds.
  @Override
  default long recordLimit() {
    return Long.MAX_VALUE;
  }
}
