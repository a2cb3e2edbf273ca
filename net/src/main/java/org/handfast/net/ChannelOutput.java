package org.handfast.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// The sending half of a channel, as a stream: each write leaves at once, in records of its own.
final class ChannelOutput extends OutputStream {
  private final TlsChannel channel;

  ChannelOutput(TlsChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, source.length);
    int _ = channel.write(ByteBuffer.wrap(source, from, length));
  }

  @Override
  public void close() {
    channel.close();
  }
}
