package org.handfast.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;
import org.jspecify.annotations.Nullable;

/// The sending half of a channel. After a failure of the transport this half is dead, and the other
/// may live on: a peer that takes no more may still have an answer under way.
final class Sender {
  private static final int FULL_RECORD = 1 << 14;

  private final TlsConnection connection;
  private final Transport transport;
  private final ReentrantLock lock = new ReentrantLock();

  private boolean finished;
  private @Nullable IOException broken;

  Sender(TlsConnection connection, Transport transport) {
    this.connection = connection;
    this.transport = transport;
  }

  /// Sends all of `app`.
  void write(ByteBuffer app) throws IOException, TlsException {
    lock.lock();
    try {
      if (finished) {
        throw new ClosedChannelException();
      }
      ByteBuffer net = (app.remaining() > FULL_RECORD ? Buffers.BULK : Buffers.RECORD).take();
      try {
        seal(app, net);
        send(net);
      } finally {
        Buffers.give(net);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Sends what waits, the client's first flight, and all of `early` behind it; or else nothing of
  /// it, if so much is not allowed.
  void writeEarly(ByteBuffer early) throws IOException {
    lock.lock();
    try {
      flushQueued();
      if (!early.hasRemaining() || connection.earlyData().remaining() < early.remaining()) {
        return;
      }
      ByteBuffer net = Buffers.RECORD.take();
      try {
        while (early.hasRemaining()) {
          switch (connection.earlyData().write(early, net)) {
            case Progress.NeedsRoom _ -> send(net);
            case Progress.Moved(int taken, int made) when taken + made > 0 -> {}
            default -> throw new IllegalStateException("early data was allowed");
          }
        }
        send(net);
      } finally {
        Buffers.give(net);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Sends the handshake messages and alerts that are due.
  void flush() throws IOException {
    lock.lock();
    try {
      flushQueued();
    } finally {
      lock.unlock();
    }
  }

  /// Sends close_notify after everything before it, once; nothing follows it.
  void finish() throws IOException {
    lock.lock();
    try {
      finishOnce();
    } finally {
      lock.unlock();
    }
  }

  /// The same, unless another thread's write blocks until `deadline`.
  void finish(Deadline deadline) throws IOException, InterruptedException {
    if (lock.tryLock(deadline.remaining(), TimeUnit.NANOSECONDS)) {
      try {
        finishOnce();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Sends the alert that a failure left, unless another thread's write blocks until `deadline`.
  void flush(Deadline deadline) throws IOException, InterruptedException {
    if (lock.tryLock(deadline.remaining(), TimeUnit.NANOSECONDS)) {
      try {
        flushQueued();
      } finally {
        lock.unlock();
      }
    }
  }

  private void seal(ByteBuffer app, ByteBuffer net) throws IOException, TlsException {
    while (app.hasRemaining()) {
      switch (connection.outbound().write(app, net)) {
        case Progress.Moved(int taken, int made) when taken == 0 && made == 0 ->
            throw new IllegalStateException("an established connection takes application data");
        case Progress.Moved _ -> {}
        case Progress.NeedsRoom _ -> send(net);
        case Progress.NeedsInput _ ->
            throw new IllegalStateException("the sending side needs no input");
        case Progress.Closed _ -> {
          send(net);
          throw whyClosed();
        }
      }
    }
  }

  private ClosedChannelException whyClosed() throws TlsException {
    if (connection.failure().isPresent()) {
      throw connection.failure().get();
    }
    return new ClosedChannelException();
  }

  private void finishOnce() throws IOException {
    if (!finished) {
      finished = true;
      connection.outbound().close();
      flushQueued();
    }
  }

  private void flushQueued() throws IOException {
    ByteBuffer net = Buffers.RECORD.take();
    try {
      boolean more = true;
      while (more && connection.wants() instanceof Wants.Output) {
        switch (connection.outbound().write(Buffers.NONE, net)) {
          case Progress.NeedsRoom _ -> send(net);
          case Progress.Closed _ -> more = false;
          case Progress.Moved _, Progress.NeedsInput _ -> {}
        }
      }
      send(net);
    } finally {
      Buffers.give(net);
    }
  }

  private void send(ByteBuffer net) throws IOException {
    if (broken != null) {
      throw new IOException("the connection has failed: " + broken.getMessage(), broken);
    }
    try {
      transport.write(net.flip());
      net.clear();
    } catch (IOException e) {
      broken = e;
      throw e;
    }
  }
}
