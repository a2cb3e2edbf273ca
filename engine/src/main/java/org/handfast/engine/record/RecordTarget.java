package org.handfast.engine.record;

import java.nio.ByteBuffer;

/// Where one record is written, as a heap array: the caller's own where that can be, else a scratch
/// array that is copied out on close. The buffer's position moves on.
final class RecordTarget implements AutoCloseable {
  private final ByteBuffer net;
  private final int length;
  private final byte[] array;
  private final int at;

  private RecordTarget(ByteBuffer net, int length, byte[] array, int at) {
    this.net = net;
    this.length = length;
    this.array = array;
    this.at = at;
  }

  /// The next `length` bytes of `net`, which has room for them.
  static RecordTarget of(ByteBuffer net, int length) {
    return net.hasArray()
        ? new RecordTarget(net, length, net.array(), net.arrayOffset() + net.position())
        : new RecordTarget(net, length, Scratch.take(), 0);
  }

  byte[] array() {
    return array;
  }

  int at() {
    return at;
  }

  @Override
  public void close() {
    if (net.hasArray()) {
      net.position(net.position() + length);
    } else {
      net.put(array, 0, length);
      Scratch.give(array, length);
    }
  }
}
