package org.handfast.jsse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;

/// A connection's way out to a blocking stream. For one thread at a time.
final class RecordWriter {
  private final TlsConnection connection;
  private final OutputStream out;
  private final ByteBuffer records = ByteBuffer.allocate(BufferSizes.PACKET);

  RecordWriter(TlsConnection connection, OutputStream out) {
    this.connection = connection;
    this.out = out;
  }

  /// Sends the records that wait: messages of the handshake, alerts.
  void flush() throws IOException {
    write(ByteBuffer.allocate(0));
  }

  /// Sends what waits and then `content`. Small records leave together.
  ///
  /// @return whether all of `content` was sent; false if this direction has ended
  boolean write(ByteBuffer content) throws IOException {
    while (true) {
      switch (connection.outbound().write(content, records)) {
        case Progress.Moved(int consumed, int produced) when consumed + produced > 0 -> {}
        case Progress.NeedsRoom _ when records.position() > 0 -> send();
        case Progress.Moved _, Progress.NeedsInput _, Progress.NeedsRoom _, Progress.Closed _ -> {
          send();
          return !content.hasRemaining();
        }
      }
    }
  }

  private void send() throws IOException {
    int length = records.position();
    // Emptied first: what a failing stream took is not sent again.
    records.clear();
    if (length > 0) {
      out.write(records.array(), 0, length);
    }
  }
}
