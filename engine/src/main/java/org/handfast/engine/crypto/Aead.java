package org.handfast.engine.crypto;

/// An authenticated cipher of RFC 9846 B.4, by its numbers. All have a 12-byte nonce and a 16-byte
/// tag.
public enum Aead {
  AES_128_GCM(16, 1L << 24),
  AES_256_GCM(32, 1L << 24),
  CHACHA20_POLY1305(32, Long.MAX_VALUE);

  public static final int NONCE_LENGTH = 12;
  public static final int TAG_LENGTH = 16;

  private final int keyLength;
  private final long recordLimit;

  Aead(int keyLength, long recordLimit) {
    this.keyLength = keyLength;
    this.recordLimit = recordLimit;
  }

  /// The key's length in bytes.
  public int keyLength() {
    return keyLength;
  }

  /// How many full-size records one key may protect, below RFC 9846 5.5's bound of about 2^24.5 for
  /// AES-GCM. ChaCha20-Poly1305's is beyond what the sequence number can count.
  public long recordLimit() {
    return recordLimit;
  }
}
