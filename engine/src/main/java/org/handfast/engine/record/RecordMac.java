package org.handfast.engine.record;

import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.protocol.registry.ContentType;

/// The MAC of each record (RFC 5246 6.2.3.1): it proves who made the record, and that none is
/// missing, repeated or out of place, since its number is part of it.
///
/// ```text
/// MAC(MAC_write_key, seq_num + type + version + length + fragment)
/// ```
final class RecordMac {
  private final HashFunction.Hmac hmac;
  private final int length;
  private final NumberedHeader header = new NumberedHeader();

  RecordMac(HashFunction hash, DirectionKeys keys) {
    this.hmac = hash.hmac();
    this.length = hash.algorithm().length();
    keys.macKey().lend(hmac::key);
  }

  /// The MAC's length in bytes.
  int length() {
    return length;
  }

  /// Writes the MAC of `in[from, to)` to `out` from `at` on.
  void write(ContentType type, byte[] in, int from, int to, byte[] out, int at) {
    byte[] mac = mac((byte) type.code(), in, from, to);
    System.arraycopy(mac, 0, out, at, length);
  }

  /// Whether the MAC of `in[from, to)` is what comes behind it; in time that does not depend on how
  /// much of it is.
  boolean confirms(byte type, byte[] in, int from, int to) {
    byte[] mac = mac(type, in, from, to);
    int difference = 0;
    for (int i = 0; i < length; i++) {
      difference |= mac[i] ^ in[to + i];
    }
    return difference == 0;
  }

  /// The current record is done.
  void advance() {
    header.advance();
  }

  /// How many records are done.
  long records() {
    return header.sequence();
  }

  void wipe() {
    header.wipe();
    hmac.key(new byte[length]);
  }

  private byte[] mac(byte type, byte[] in, int from, int to) {
    hmac.update(header.current(type, to - from), 0, NumberedHeader.LENGTH);
    hmac.update(in, from, to);
    return hmac.finish();
  }
}
