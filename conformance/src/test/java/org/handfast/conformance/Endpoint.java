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
  static final int RECORD_HEADER = 5;
  static final int LARGEST_RECORD = RECORD_HEADER + 16_384 + 256;

  final TlsConnection connection;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final List<Bytes> outgoing = new ArrayList<>();

  Endpoint(TlsConnection connection) {
    this.connection = connection;
  }

  Side side() {
    return connection.side();
  }

  /// The records that are to be sent, in order.
  List<Bytes> flush() {
    settle();
    List<Bytes> records = List.copyOf(outgoing);
    outgoing.clear();
    return records;
  }

  /// The records that carry `data`, and those that wait before it.
  List<Bytes> write(Bytes data) {
    settle();
    ByteBuffer app = ByteBuffer.wrap(data.toArray());
    while (app.hasRemaining()) {
      outgoing.add(writeOne(app));
    }
    return flush();
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
      assertThat(((Progress.Moved) progress).consumed()).isGreaterThan(RECORD_HEADER);
      settle();
    }
    if (connection.failure().isPresent()) {
      throw connection.failure().get();
    }
  }

  /// All application data that came.
  Bytes received() {
    return Bytes.owning(received.toByteArray());
  }

  // Takes what is to be sent and does what is to be done, until the connection waits for others.
  private void settle() {
    while (true) {
      switch (connection.wants()) {
        case Wants.Output() -> outgoing.add(writeOne(ByteBuffer.allocate(0)));
        case Wants.Work(Runnable task) -> task.run();
        case Wants.Input(), Wants.Nothing(), Wants.Closed() -> {
          return;
        }
      }
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
