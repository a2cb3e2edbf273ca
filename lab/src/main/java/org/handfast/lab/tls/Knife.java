package org.handfast.lab.tls;

import org.handfast.protocol.wire.Bytes;

/// Cuts the key block, from its first byte on (RFC 5246 6.3).
final class Knife {
  private final Bytes block;
  private final Notes notes;
  private int at;

  Knife(Bytes block, Notes notes) {
    this.block = block;
    this.notes = notes;
  }

  /// The next key; a length of 0 is no key.
  Bytes next(String name, int length) {
    Bytes key = block.slice(at, at + length);
    if (length > 0) {
      String formula = "key block[%d..%d)".formatted(at, at + length);
      notes.learns(name, key, formula, "key block");
    }
    at += length;
    return key;
  }
}
