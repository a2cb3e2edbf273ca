package org.handfast.jsse;

/// The sizes that every session reports, for the whole life of a connection. They are those of the
/// JDK's own provider, since programs allocate by the first session they see.
final class BufferSizes {
  /// Holds any record: RFC 9846 5.2 allows 5 + 2^14 + 256 bytes; the rest is the JDK's reserve.
  static final int PACKET = 16_709;

  /// Holds the content of any record, RFC 9846 5.1.
  static final int APPLICATION = 16_704;

  private BufferSizes() {}
}
