package org.handfast.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// A server's early data, as a stream.
final class EarlyInput extends InputStream {
  private final TlsChannel channel;

  EarlyInput(TlsChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    return channel.readEarly(ByteBuffer.wrap(target, from, length));
  }
}
