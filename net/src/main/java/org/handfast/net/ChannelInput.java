package org.handfast.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// What a channel receives, as a stream: all that follows the handshake, or a server's early data.
final class ChannelInput extends InputStream {
  private final Source source;
  private final Runnable close;

  /// Where the bytes come from: at least one, or -1 at the end.
  @FunctionalInterface
  interface Source {
    int read(ByteBuffer target) throws IOException;
  }

  ChannelInput(Source source, Runnable close) {
    this.source = source;
    this.close = close;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    return source.read(ByteBuffer.wrap(target, from, length));
  }

  @Override
  public void close() {
    close.run();
  }
}
