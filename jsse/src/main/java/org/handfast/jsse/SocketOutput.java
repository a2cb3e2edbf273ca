package org.handfast.jsse;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// What goes to the peer. Every write is sent before it returns; nothing waits for a flush.
final class SocketOutput extends OutputStream {
  private final SocketAdapter socket;

  SocketOutput(SocketAdapter socket) {
    this.socket = socket;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, from.length);
    if (length > 0) {
      socket.established().write(from, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
