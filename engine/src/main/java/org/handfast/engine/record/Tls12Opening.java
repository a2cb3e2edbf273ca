package org.handfast.engine.record;

import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.Tls12Cipher;

/// The receiving keys of TLS 1.2 (RFC 5246 6.2.3): every record is under them, and its header says
/// what it is.
sealed interface Tls12Opening extends ReadProtection
    permits AeadOpening, MacThenEncryptOpening, EncryptThenMacOpening, NullOpening {

  /// The form that the suite's cipher has, and the MAC's place.
  static Tls12Opening under(DirectionKeys keys) {
    return switch (keys.suite().cipher()) {
      case Tls12Cipher.Gcm(var aead) -> AeadOpening.gcm(aead, keys);
      case Tls12Cipher.ChaCha20(var aead) -> AeadOpening.chaCha20(aead, keys);
      case Tls12Cipher.Block block ->
          switch (keys.order()) {
            case MAC_THEN_ENCRYPT -> new MacThenEncryptOpening(block, keys);
            case ENCRYPT_THEN_MAC -> new EncryptThenMacOpening(block, keys);
          };
      case Tls12Cipher.Null(var mac) -> new NullOpening(new RecordMac(mac, keys));
    };
  }

  @Override
  default boolean covers(byte type) {
    return true;
  }

  @Override
  default int longestFragment(byte type) {
    return RecordHeader.MAX_CONTENT + RecordHeader.MAX_TLS12_EXPANSION;
  }

  @Override
  default int longestPlaintext() {
    return RecordHeader.MAX_CONTENT;
  }

  @Override
  default boolean describe(OpenedRecord opened, byte type, int plaintext) {
    opened.holds(type, plaintext);
    return true;
  }
}
