package org.handfast.interop.chapter;

/// "The MS is used to divide 4 different keys": two for MACs and two for encryption, one pair for
/// each direction, cut from the key block in this order (RFC 5246 6.3). Bob is the client in the
/// chapter, and Alice is the server. With CBC in TLS 1.2 there is nothing more to cut: each record
/// brings its IV.
///
/// @param clientWriteMacKey client_write_MAC_key, the chapter's M<sup>b</sup>
/// @param serverWriteMacKey server_write_MAC_key, the chapter's M<sup>a</sup>
/// @param clientWriteKey client_write_key, the chapter's E<sup>b</sup>
/// @param serverWriteKey server_write_key, the chapter's E<sup>a</sup>
record FourKeys(
    Octets clientWriteMacKey,
    Octets serverWriteMacKey,
    Octets clientWriteKey,
    Octets serverWriteKey) {

  /// Of HMAC-SHA256.
  static final int MAC_KEY_LENGTH = 32;

  /// Of AES-128.
  static final int KEY_LENGTH = 16;

  static final int KEY_BLOCK_LENGTH = 2 * (MAC_KEY_LENGTH + KEY_LENGTH);

  static FourKeys cut(Octets keyBlock) {
    Fields fields = new Fields(keyBlock);
    return new FourKeys(
        fields.take(MAC_KEY_LENGTH),
        fields.take(MAC_KEY_LENGTH),
        fields.take(KEY_LENGTH),
        fields.take(KEY_LENGTH));
  }
}
