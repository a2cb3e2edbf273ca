package org.handfast.engine.crypto;

/// A block cipher in the mode that TLS 1.2 uses it in, cipher block chaining (RFC 5246 6.2.3.2), by
/// its numbers. It hides what a record says and proves nothing: an HMAC does that.
public enum BlockCipher {
  AES_128_CBC(16),
  AES_256_CBC(32);

  /// The length of a block, and of an initialization vector, in bytes.
  public static final int BLOCK_LENGTH = 16;

  private final int keyLength;

  BlockCipher(int keyLength) {
    this.keyLength = keyLength;
  }

  /// The key's length in bytes: enc_key_length of RFC 5246 6.1.
  public int keyLength() {
    return keyLength;
  }
}
