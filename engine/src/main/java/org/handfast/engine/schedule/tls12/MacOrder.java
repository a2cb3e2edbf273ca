package org.handfast.engine.schedule.tls12;

/// Whether a block cipher's record is authenticated before it is encrypted, or after. Other ciphers
/// take no notice of it.
public enum MacOrder {
  /// The MAC of the content is encrypted with it (RFC 5246 6.2.3.2).
  MAC_THEN_ENCRYPT,
  /// The MAC covers what was encrypted, so that nothing is decrypted that was tampered with (RFC
  /// 7366).
  ENCRYPT_THEN_MAC
}
