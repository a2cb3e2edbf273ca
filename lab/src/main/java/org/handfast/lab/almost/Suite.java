package org.handfast.lab.almost;

import java.util.Arrays;
import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// A pick of algorithms. Both are AES-128-CTR to encrypt, RSA-OAEP for the secret and HMAC-SHA-256
/// for records; they differ in how much of a key to encrypt is unknown. There were such suites: an
/// export law of the 1990s allowed 40 unknown bits, and those are 20 more than a lecture has time
/// for.
public enum Suite {
  /// 20 unknown bits in each key to encrypt; the keys for MACs are whole.
  WEAK(1, "weak"),
  /// All 128 bits.
  STRONG(2, "strong");

  /// How many bits of a weak key are unknown: its first ones. The others are zero.
  public static final int UNKNOWN_BITS = 20;

  private final int code;
  private final String title;

  Suite(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /// As on the wire.
  public int code() {
    return code;
  }

  /// In words.
  public String title() {
    return title;
  }

  /// What this suite makes of the 16 bytes that were cut for a key to encrypt.
  public Bytes encryptionKey(Bytes cut) {
    return switch (this) {
      case STRONG -> cut;
      case WEAK -> {
        byte[] key = new byte[cut.length()];
        key[0] = (byte) cut.at(0);
        key[1] = (byte) cut.at(1);
        key[2] = (byte) (cut.at(2) & 0xF0);
        yield Bytes.owning(key);
      }
    };
  }

  /// The suite with this code.
  public static Optional<Suite> of(int code) {
    return Arrays.stream(values()).filter(suite -> suite.code == code).findFirst();
  }
}
