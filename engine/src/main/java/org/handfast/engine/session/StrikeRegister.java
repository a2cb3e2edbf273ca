package org.handfast.engine.session;

import java.time.Duration;
import org.handfast.protocol.wire.Bytes;

/// Remembers which first flights were seen, so that a replayed one is told from the first (RFC 9846
/// 8.2). Several hosts that take the same tickets need one register between them. Thread-safe.
@FunctionalInterface
public interface StrikeRegister {

  /// Whether this is the first time that `flight` is seen, and stays so for `window`. A register
  /// that is not sure says no: early data is then rejected, and the handshake goes on. It runs as a
  /// piece of [local work][org.handfast.engine.Wants.Work]: it may block.
  ///
  /// @param flight a value that no two honest first flights share
  boolean isFirst(Bytes flight, Duration window);
}
