package org.handfast.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.failure.TlsException;

/// A connection's way in from a blocking stream. For one thread at a time.
///
/// What has come of a record stays here when the stream times out: the next call goes on where this
/// one stopped.
final class RecordReader {
  /// What [#read] answers once the peer's close_notify has come.
  static final int END = -1;

  /// The largest content of a record: whoever has room for it gets it without another copy.
  private static final int LARGEST_CONTENT = 1 << 14;

  private final TlsConnection connection;
  private final InputStream consumed;
  private final InputStream in;
  private final ByteBuffer received = ByteBuffer.allocate(BufferSizes.PACKET).limit(0);
  private ByteBuffer content = ByteBuffer.allocate(0);
  private volatile int available;

  /// @param consumed what comes before everything in `in`
  RecordReader(TlsConnection connection, InputStream consumed, InputStream in) {
    this.connection = connection;
    this.consumed = consumed;
    this.in = in;
  }

  /// Takes a record of the handshake, or some bytes of one.
  void advance() throws IOException, TlsException {
    next(ByteBuffer.allocate(0));
  }

  /// Blocks for application data and moves up to `length` bytes of it, or answers [#END].
  int read(byte[] to, int from, int length) throws IOException, TlsException {
    boolean direct = length >= LARGEST_CONTENT;
    while (!content.hasRemaining()) {
      int produced = direct ? next(ByteBuffer.wrap(to, from, length)) : nextContent();
      if (produced == END || (direct && produced > 0)) {
        return produced;
      }
    }
    int taken = Math.min(length, content.remaining());
    content.get(to, from, taken);
    available = content.remaining();
    return taken;
  }

  /// Takes a record, or some bytes of one, and drops the content; false if it was the last.
  boolean drop() throws IOException, TlsException {
    return nextContent() != END;
  }

  /// How many bytes can be read without a wait.
  int available() {
    return available;
  }

  private int nextContent() throws IOException, TlsException {
    if (content.capacity() == 0) {
      content = ByteBuffer.allocate(BufferSizes.APPLICATION).limit(0);
    }
    content.clear();
    try {
      return next(content);
    } finally {
      content.flip();
    }
  }

  /// One record, as far as it is here: the number of application bytes in it, or [#END].
  private int next(ByteBuffer target) throws IOException, TlsException {
    return switch (connection.inbound().read(received, target)) {
      case Progress.Moved(_, int produced) -> {
        connection.work().ifPresent(Runnable::run);
        yield produced;
      }
      case Progress.NeedsInput _ -> {
        fill();
        yield 0;
      }
      case Progress.NeedsRoom(int bytes) ->
          throw new IllegalStateException("the content of a record takes " + bytes + " bytes");
      case Progress.Closed _ -> END;
    };
  }

  private void fill() throws IOException, TlsException {
    received.compact();
    int count;
    try {
      count = fillFrom(consumed);
      count = count < 0 ? fillFrom(in) : count;
    } finally {
      received.flip();
    }
    if (count < 0) {
      connection.inbound().end();
    }
  }

  private int fillFrom(InputStream stream) throws IOException {
    int count = stream.read(received.array(), received.position(), received.remaining());
    received.position(received.position() + Math.max(count, 0));
    return count;
  }
}
