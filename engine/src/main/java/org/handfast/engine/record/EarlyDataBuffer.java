package org.handfast.engine.record;

import java.nio.ByteBuffer;
import org.handfast.protocol.wire.WireWriter;

/// Early data that has come and that the application has not taken yet. It is kept apart from all
/// other data, for whoever reads it must know that it could be a replay (RFC 9846 8). It grows only
/// with bytes received, up to the limit that the server has set. Thread-safe.
public final class EarlyDataBuffer {
  private final WireWriter bytes = new WireWriter(0);
  private int taken;

  synchronized void append(byte[] in, int from, int to) {
    bytes.bytes(in, from, to);
  }

  /// How many bytes wait.
  public synchronized int available() {
    return bytes.size() - taken;
  }

  /// Moves as many bytes to `target` as it has room for.
  ///
  /// @return their number
  public synchronized int read(ByteBuffer target) {
    int count = Math.min(available(), target.remaining());
    target.put(bytes.array(), taken, count);
    taken += count;
    return count;
  }
}
