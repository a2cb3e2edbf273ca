package org.handfast.engine.crypto;

/// A hash function that a cipher suite can name, with its output length in bytes.
public enum HashAlgorithm {
  SHA256(32),
  SHA384(48);

  private final int length;

  HashAlgorithm(int length) {
    this.length = length;
  }

  /// Hash.length of RFC 9846 7.1, in bytes.
  public int length() {
    return length;
  }
}
