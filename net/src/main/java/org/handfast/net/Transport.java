package org.handfast.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;

/// What carries the records: a channel in blocking mode. Closing it, from any thread, ends what
/// blocks in it.
final class Transport {
  private final ByteChannel channel;

  Transport(ByteChannel channel) {
    if (channel instanceof SelectableChannel selectable && !selectable.isBlocking()) {
      throw new IllegalBlockingModeException();
    }
    this.channel = channel;
  }

  /// The channel itself.
  ByteChannel channel() {
    return channel;
  }

  /// Blocks until there are bytes; -1 at the end of the stream.
  int read(ByteBuffer target) throws IOException {
    return channel.read(target);
  }

  /// Blocks until all bytes are on their way.
  void write(ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      int _ = channel.write(source);
    }
  }

  /// Tells the peer's system that nothing more comes, where the channel can say so.
  void endOutput() throws IOException {
    if (channel instanceof SocketChannel socket) {
      socket.shutdownOutput();
    }
  }

  /// Closes; there is nobody left to care about a failure of that.
  void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // The system forgets the descriptor all the same.
    }
  }
}
