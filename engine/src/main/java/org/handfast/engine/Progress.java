package org.handfast.engine;

/// What one call of [Inbound#read] or [Outbound#write] did. What comes next is another question:
/// [TlsConnection#wants].
public sealed interface Progress {
  /// Bytes went through. Either number may be zero: a handshake record produces no application
  /// data, and nothing moves while local work is due.
  ///
  /// @param consumed bytes taken from the source
  /// @param produced bytes put into the destination
  record Moved(int consumed, int produced) implements Progress {}

  /// The source does not hold a whole record; nothing was consumed.
  ///
  /// @param atLeast how many bytes it must hold, as far as is known by now
  record NeedsInput(int atLeast) implements Progress {}

  /// The destination is too small for the next record; nothing was consumed.
  ///
  /// @param bytes how much room it needs
  record NeedsRoom(int bytes) implements Progress {}

  /// This direction has ended in order: with the peer's close_notify, or with ours.
  record Closed() implements Progress {}
}
