package org.handfast.net;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.registry.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// The receiving half of a channel. It never writes: not even the answer to a KeyUpdate, which
/// waits for the next record that the application sends (RFC 9846 4.7.3). What TLS 1.2 answers at
/// once, such as a close_notify (RFC 5246 7.2.1), another thread sends.
final class Receiver {
  private static final int RECORD_HEADER = 5;

  private final TlsConnection connection;
  private final Transport transport;
  private final Runnable answer;
  private final ReentrantLock lock = new ReentrantLock();

  /// What an idle connection waits with: the first bytes of a record, before a buffer is taken for
  /// it.
  private final ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER);

  /// Records not opened yet, ready to be read.
  private ByteBuffer net = Buffers.NONE;

  /// Content that the application's buffer had no room for, ready to be read.
  private ByteBuffer leftover = Buffers.NONE;

  private @Nullable IOException broken;
  private long received;
  private volatile boolean stopped;

  /// @param answer sends what is due after local work, from another thread
  Receiver(TlsConnection connection, Transport transport, Runnable answer) {
    this.connection = connection;
    this.transport = transport;
    this.answer = answer;
  }

  /// Bytes taken from the transport so far.
  long received() {
    return received;
  }

  /// One step of the handshake: a record, or the bytes for one.
  void advance() throws IOException, TlsException {
    lock.lock();
    try {
      switch (connection.inbound().read(net, Buffers.NONE)) {
        case Progress.NeedsInput _ -> fill();
        case Progress.Closed _ ->
            throw new EOFException("the peer closed the connection during the handshake");
        case Progress.Moved _, Progress.NeedsRoom _ -> {}
      }
    } finally {
      settle();
      lock.unlock();
    }
  }

  /// Puts application data into `app`: at least one byte, unless it has no room; -1 after the
  /// peer's close_notify.
  int read(ByteBuffer app) throws IOException, TlsException {
    lock.lock();
    try {
      if (stopped) {
        throw new ClosedChannelException();
      }
      return app.hasRemaining() ? readSome(app) : 0;
    } finally {
      settle();
      lock.unlock();
    }
  }

  /// Lets the next bytes that arrive, or the end of the transport, end a read that blocks.
  void stop() {
    stopped = true;
  }

  /// Discards what comes until the peer's close_notify, the end of the transport, or `deadline`.
  /// What the peer has sent must be taken: closing a TCP connection over unread bytes resets it,
  /// and the peer could lose our last records.
  void drain(Deadline deadline) throws InterruptedException {
    if (!lock.tryLock(deadline.remaining(), TimeUnit.NANOSECONDS)) {
      return;
    }
    ByteBuffer sink = Buffers.RECORD.take();
    try {
      while (!connection.inbound().isClosed()) {
        if (connection.inbound().read(net, sink.clear()) instanceof Progress.NeedsInput) {
          fill();
        }
      }
    } catch (IOException | TlsException _) {
      // The channel is closing: there is nobody to tell.
    } finally {
      Buffers.giveWiped(sink);
      release();
      lock.unlock();
    }
  }

  private int readSome(ByteBuffer app) throws IOException, TlsException {
    int start = app.position();
    while (app.hasRemaining()) {
      if (leftover.hasRemaining()) {
        serveLeftover(app);
        continue;
      }
      boolean some = app.position() > start;
      if (some && !net.hasRemaining()) {
        break;
      }
      switch (open(app, some)) {
        case Progress.Moved(_, int made) -> {
          runDueWork();
          if (made == 0) {
            answerAtOnce();
          }
        }
        case Progress.NeedsInput _ when some -> {
          return app.position() - start;
        }
        case Progress.NeedsRoom _ when some -> {
          return app.position() - start;
        }
        case Progress.NeedsInput _ -> fillForApplication();
        case Progress.NeedsRoom _ -> openAside();
        case Progress.Closed _ -> {
          answerAtOnce();
          return some ? app.position() - start : -1;
        }
      }
    }
    return app.position() - start;
  }

  /// A failure waits for the next call, if there is something to give before it: the engine repeats
  /// it.
  private Progress open(ByteBuffer app, boolean some) throws TlsException {
    try {
      return connection.inbound().read(net, app);
    } catch (TlsException e) {
      if (some) {
        return new Progress.NeedsInput(0);
      }
      throw e;
    }
  }

  private void runDueWork() {
    Optional<Runnable> task = connection.work();
    if (task.isPresent()) {
      task.get().run();
      if (connection.wants() instanceof Wants.Output) {
        answer.run();
      }
    }
  }

  private void answerAtOnce() {
    boolean due =
        connection.negotiated().version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
    if (due && connection.wants() instanceof Wants.Output) {
      answer.run();
    }
  }

  private void openAside() throws TlsException {
    ByteBuffer aside = Buffers.RECORD.take();
    try {
      Progress _ = connection.inbound().read(net, aside);
    } finally {
      leftover = aside.flip();
    }
  }

  private void serveLeftover(ByteBuffer app) {
    int count = Math.min(app.remaining(), leftover.remaining());
    app.put(leftover.slice(leftover.position(), count));
    leftover.position(leftover.position() + count);
    if (!leftover.hasRemaining()) {
      Buffers.giveWiped(leftover);
      leftover = Buffers.NONE;
    }
  }

  private void fillForApplication() throws IOException, TlsException {
    fill();
    if (stopped) {
      throw new AsynchronousCloseException();
    }
  }

  /// Blocks until more bytes are there. While it blocks between two records it holds no buffer.
  private void fill() throws IOException, TlsException {
    if (broken != null) {
      throw new IOException("the connection has failed: " + broken.getMessage(), broken);
    }
    try {
      int count = net.hasRemaining() ? fillRecord() : fillHeader();
      if (count < 0) {
        connection.inbound().end();
      } else {
        received += count;
      }
    } catch (IOException e) {
      broken = e;
      throw e;
    }
  }

  private int fillHeader() throws IOException {
    settle();
    int count = transport.read(header.clear());
    net = Buffers.RECORD.take().put(header.flip()).flip();
    return count;
  }

  private int fillRecord() throws IOException {
    if (net.remaining() == net.capacity()) {
      throw new IllegalStateException("a record that does not fit was not refused");
    }
    net.compact();
    try {
      return transport.read(net);
    } finally {
      boolean full = !net.hasRemaining();
      net.flip();
      if (full) {
        enlarge();
      }
    }
  }

  /// A full buffer means that the peer sends faster than records are opened.
  private void enlarge() {
    if (net.capacity() < Buffers.BULK.size()) {
      ByteBuffer larger = Buffers.BULK.take().put(net).flip();
      Buffers.give(net);
      net = larger;
    }
  }

  private void settle() {
    if (!net.hasRemaining()) {
      Buffers.give(net);
      net = Buffers.NONE;
    }
  }

  private void release() {
    Buffers.give(net);
    net = Buffers.NONE;
    if (leftover.capacity() > 0) {
      Buffers.giveWiped(leftover);
      leftover = Buffers.NONE;
    }
  }
}
