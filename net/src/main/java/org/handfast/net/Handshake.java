package org.handfast.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;
import org.jspecify.annotations.Nullable;

/// Drives a connection from its first byte to the moment when application data may flow: it does
/// what [TlsConnection#wants] says, on the calling thread, in one go or in several; all of it
/// within one deadline.
final class Handshake {
  /// More than all messages of a handshake together may have; their own limits are the engine's.
  private static final long MOST_BYTES = 512 << 10;

  private final TlsConnection connection;
  private final Receiver receiver;
  private final Sender sender;
  private final Duration time;
  private final Runnable tooLate;
  private volatile @Nullable Deadline deadline;
  private volatile Duration taken = Duration.ZERO;
  private long begin;

  /// @param time that it may take
  /// @param tooLate what happens after that
  Handshake(
      TlsConnection connection, Receiver receiver, Sender sender, Duration time, Runnable tooLate) {
    this.connection = connection;
    this.receiver = receiver;
    this.sender = sender;
    this.time = time;
    this.tooLate = tooLate;
  }

  /// How long it took; zero until it is done.
  Duration taken() {
    return taken;
  }

  /// Whether this server takes early data: then it may write, whether or not the handshake is done.
  boolean takesEarlyData() {
    Negotiated now = connection.negotiated();
    return now.side() == Side.SERVER && now.earlyData() == EarlyDataStatus.ACCEPTED;
  }

  /// Whether a server's handler can begin: early data is taken, and the client has been told.
  boolean isReadyForEarlyData() {
    return takesEarlyData() && !(connection.wants() instanceof Wants.Output);
  }

  /// Whether early data waits, or will never come.
  boolean isEarlyDataKnown() {
    return connection.earlyData().available() > 0
        || (connection.negotiated().suite().isPresent() && !takesEarlyData());
  }

  /// Goes on until that is `enough`, or to the end.
  ///
  /// @param early what a client sends with its first flight, all of it or nothing
  /// @return whether the handshake is done
  /// @throws HandshakeTimeoutException if it took too long
  boolean advance(ByteBuffer early, BooleanSupplier enough) throws IOException, TlsException {
    Deadline due = deadline();
    boolean failed = true;
    try {
      if (early.hasRemaining()) {
        sender.writeEarly(early);
      }
      boolean more = true;
      while (more && !enough.getAsBoolean()) {
        more = step();
      }
      if (!more) {
        due.close();
        taken = Duration.ofNanos(System.nanoTime() - begin);
      }
      failed = false;
      return !more;
    } catch (IOException e) {
      due.close();
      throw due.hasPassed() ? new HandshakeTimeoutException(time) : e;
    } finally {
      if (failed) {
        due.close();
      }
    }
  }

  /// Nobody waits for it any more.
  void forget() {
    Deadline due = deadline;
    if (due != null) {
      due.close();
    }
  }

  private Deadline deadline() {
    Deadline due = deadline;
    if (due == null) {
      begin = System.nanoTime();
      due = Deadline.in(time, tooLate);
      deadline = due;
    }
    return due;
  }

  /// One step; false if there is none left.
  private boolean step() throws IOException, TlsException {
    switch (connection.wants()) {
      case Wants.Output() -> sender.flush();
      case Wants.Work(Runnable task) -> work(task);
      case Wants.Input() -> listen();
      case Wants.Nothing() when connection.isConnected() -> {
        return false;
      }
      case Wants.Nothing(), Wants.Closed() -> throw new ClosedChannelException();
    }
    return true;
  }

  private void work(Runnable task) throws TlsException {
    task.run();
    if (connection.failure().isPresent()) {
      throw connection.failure().get();
    }
  }

  private void listen() throws IOException, TlsException {
    receiver.advance();
    if (receiver.received() > MOST_BYTES) {
      throw new IOException("the peer sent more than " + MOST_BYTES + " bytes of handshake");
    }
  }
}
