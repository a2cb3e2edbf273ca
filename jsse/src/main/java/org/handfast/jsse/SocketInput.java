package org.handfast.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// What the peer has sent, decrypted. Its end is the peer's close_notify; a transport that just
/// ends is an exception.
final class SocketInput extends InputStream {
  private final SocketAdapter socket;

  SocketInput(SocketAdapter socket) {
    this.socket = socket;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, to.length);
    return length == 0 ? 0 : socket.established().read(to, from, length);
  }

  @Override
  public int available() throws IOException {
    return socket.available();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
