package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.wire.Bytes;

/// One real end of a connection, driven by hand: a record at a time, its local work done at once.
final class Endpoint {
  static final int LARGEST_RECORD = 5 + 16_384 + 256;

  final TlsConnection connection;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  Endpoint(TlsConnection connection) {
    this.connection = connection;
  }

  Side side() {
    return connection.side();
  }

  /// The records that wait, taken one by one.
  List<Bytes> flush() {
    List<Bytes> records = new ArrayList<>();
    work();
    while (connection.wants() instanceof Wants.Output) {
      records.add(writeOne(ByteBuffer.allocate(0)));
    }
    return records;
  }

  /// The records that carry `data`, and those that wait before it.
  List<Bytes> write(Bytes data) {
    List<Bytes> records = new ArrayList<>(flush());
    ByteBuffer app = ByteBuffer.wrap(data.toArray());
    while (app.hasRemaining()) {
      records.add(writeOne(app));
    }
    return records;
  }

  /// Takes whole records, one after the other.
  ///
  /// @throws TlsException if the connection has failed by that, or before
  void receive(Bytes records) throws TlsException {
    ByteBuffer net = ByteBuffer.wrap(records.toArray());
    ByteBuffer app = ByteBuffer.allocate(LARGEST_RECORD);
    while (net.hasRemaining()) {
      Progress progress = connection.inbound().read(net, app.clear());
      received.write(app.array(), 0, app.position());
      if (progress instanceof Progress.Closed) {
        return;
      }
      assertThat(progress).isInstanceOf(Progress.Moved.class);
      work();
    }
    if (connection.failure().isPresent()) {
      throw connection.failure().get();
    }
  }

  /// All application data that came.
  Bytes received() {
    return Bytes.owning(received.toByteArray());
  }

  private void work() {
    while (connection.wants() instanceof Wants.Work(Runnable task)) {
      task.run();
    }
  }

  private Bytes writeOne(ByteBuffer app) {
    ByteBuffer net = ByteBuffer.allocate(LARGEST_RECORD);
    Progress progress = connection.outbound().write(app, net);
    assertThat(progress).isInstanceOf(Progress.Moved.class);
    assertThat(net.position()).isGreaterThan(0);
    return Bytes.copyOf(net.array(), 0, net.position());
  }
}
