package org.handfast.engine.record;

import org.handfast.engine.config.PaddingPolicy;
import org.handfast.protocol.registry.ContentType;

/// How much a protected record may hold (RFC 8449 4), and how much padding goes into one (RFC 9846
/// 5.4). What is not protected has the grammar's limit and no padding.
final class RecordFill {
  private PaddingPolicy padding = PaddingPolicy.NONE;
  private int limit = RecordHeader.MAX_INNER;

  void pad(PaddingPolicy chosen) {
    padding = chosen;
  }

  /// No more than this from here on of what RFC 8449 4 counts: under TLS 1.3 that is content, type
  /// and padding, under TLS 1.2 the content.
  void limit(int chosen) {
    limit = chosen;
  }

  int largestContent(WriteProtection protection) {
    return protection.largestContent(limit);
  }

  /// The padding for so much content; both together stay within the limit.
  int padding(WriteProtection protection, ContentType type, int content) {
    if (!protection.hidesLength()) {
      return 0;
    }
    int wished = Math.max(0, padding.padding(type, content));
    return Math.min(wished, largestContent(protection) - content);
  }
}
