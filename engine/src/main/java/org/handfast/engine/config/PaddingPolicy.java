package org.handfast.engine.config;

import org.handfast.protocol.registry.ContentType;

/// How many zero bytes a protected record carries beyond its content, to hide its length (RFC 9846
/// 5.4).
@FunctionalInterface
public interface PaddingPolicy {
  /// No padding.
  PaddingPolicy NONE = (_, _) -> 0;

  /// The padding for a record with `contentLength` bytes; the record layer cuts it to what fits.
  int padding(ContentType type, int contentLength);

  /// Pads every record to a multiple of `block` bytes, or to the largest record.
  static PaddingPolicy toMultipleOf(int block) {
    if (block < 1) {
      throw new IllegalArgumentException("block must be positive");
    }
    return (_, contentLength) -> (block - contentLength % block) % block;
  }
}
