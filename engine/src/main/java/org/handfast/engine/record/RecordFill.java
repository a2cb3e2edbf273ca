package org.handfast.engine.record;

import org.handfast.engine.config.PaddingPolicy;
import org.handfast.protocol.registry.ContentType;

/// How much a protected record may hold (RFC 8449 4), and how much padding goes into one (RFC 9846
/// 5.4). What is not protected has the grammar's limit and no padding.
final class RecordFill {
  private PaddingPolicy padding = PaddingPolicy.NONE;
  private int protectedContent = RecordHeader.MAX_CONTENT;

  void pad(PaddingPolicy chosen) {
    padding = chosen;
  }

  /// No more than `inner` bytes of content, type and padding from here on.
  void limit(int inner) {
    protectedContent = Math.min(inner - 1, RecordHeader.MAX_CONTENT);
  }

  int largestContent(WriteProtection protection) {
    return isProtected(protection) ? protectedContent : RecordHeader.MAX_CONTENT;
  }

  /// The padding for so much content; both together stay within the limit.
  int padding(WriteProtection protection, ContentType type, int content) {
    if (!isProtected(protection)) {
      return 0;
    }
    int wished = Math.max(0, padding.padding(type, content));
    return Math.min(wished, protectedContent - content);
  }

  private static boolean isProtected(WriteProtection protection) {
    return !(protection instanceof WriteProtection.Plaintext);
  }
}
