package org.handfast.jsse;

/// The sizes that every session reports, for the whole life of a connection: programs allocate by
/// the first session they see, before they know the version.
final class BufferSizes {
  /// Holds any record: a header, and what protection may make of 2^14 bytes in TLS 1.2 (RFC 5246
  /// 6.2.3); TLS 1.3 is content with less (RFC 9846 5.2).
  static final int PACKET = 5 + (1 << 14) + 2048;

  /// Holds the content of any record, RFC 9846 5.1; as much as the JDK's own provider says.
  static final int APPLICATION = 16_704;

  private BufferSizes() {}
}
