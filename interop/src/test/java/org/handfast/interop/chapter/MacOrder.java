package org.handfast.interop.chapter;

/// What is done first to the data of a record.
enum MacOrder {
  /// The chapter's way: "uses E<sup>b</sup> to encrypt the record's data + MAC" (RFC 5246 6.2.3).
  MAC_THEN_ENCRYPT,
  /// The way that lets nobody ask about padding (RFC 7366).
  ENCRYPT_THEN_MAC
}
