package org.handfast.engine.crypto;

/// A hash function that a cipher suite can name, with its output length in bytes.
public enum HashAlgorithm {
  SHA256(32),
  SHA384(48),
  /// In the MACs of TLS 1.2's records and nowhere else: HMAC does not need what SHA-1 has lost.
  SHA1(20);

  private final int length;

  HashAlgorithm(int length) {
    this.length = length;
  }

  /// Hash.length of RFC 9846 7.1, in bytes.
  public int length() {
    return length;
  }

  /// Whether keys may be derived and transcripts hashed with it.
  public boolean isForKeySchedules() {
    return this != SHA1;
  }
}
