package org.handfast.engine.handshake;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.handfast.engine.Side;
import org.handfast.engine.failure.AlertMapper;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.HandshakeReceiver;
import org.handfast.engine.record.ReceivePath;
import org.handfast.engine.record.SendPath;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.ChangeCipherSpec;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.jspecify.annotations.Nullable;

/// Feeds a [Machine]: whole messages one by one, and the end of its local work. Every step runs
/// under the send path's lock, so that a step's effects are one; local work runs under no lock.
///
/// It is also the one place where a failure ends a connection.
public final class Driver implements HandshakeReceiver {
  private final Machine machine;
  private final SendPath sendPath;
  private final ReceivePath receivePath;
  private final ReentrantLock lock;
  private final Side peer;
  private boolean begun;
  private @Nullable Runnable task;
  private volatile boolean busy;
  private volatile boolean ended;
  private volatile @Nullable TlsException failure;

  public Driver(Machine machine, SendPath sendPath, ReceivePath receivePath) {
    this.machine = machine;
    this.sendPath = sendPath;
    this.receivePath = receivePath;
    this.lock = sendPath.lock();
    this.peer = machine.context().negotiated().side().peer();
  }

  /// Begins the handshake, once; not if it was closed before. The lock is held.
  public void start() {
    if (!isToBegin()) {
      return;
    }
    begun = true;
    try {
      machine.start();
      sendPath.flush();
    } catch (TlsException | RuntimeException e) {
      fail(named(e));
    }
  }

  /// Whether the handshake is yet to begin. The lock is held.
  public boolean isToBegin() {
    return !begun && !sendPath.isClosed();
  }

  /// Whether nothing will be received any more, for whatever reason but the peer's close_notify.
  public boolean isEnded() {
    return ended;
  }

  /// Whether local work is due or under way, so that nothing may be received.
  public boolean isBusy() {
    return busy;
  }

  /// The work that is due: always the same object while it is.
  public Optional<Runnable> task() {
    return Optional.ofNullable(task);
  }

  /// Why the connection has failed, if it has.
  public Optional<TlsException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public Tolerance tolerance() {
    return machine.tolerance();
  }

  @Override
  public void received() throws TlsException {
    lock.lock();
    try {
      begun = true;
      drain();
      sendPath.flush();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void changeCipherSpec() throws TlsException {
    lock.lock();
    try {
      machine.on(new ChangeCipherSpec());
      sendPath.flush();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the connection: the peer is told by an alert, all secrets end, and `cause` is what every
  /// later call is told.
  ///
  /// @return the failure that ended the connection, which is an earlier one if there was
  public TlsException fail(TlsException cause) {
    lock.lock();
    try {
      TlsException earlier = failure;
      if (earlier != null) {
        return earlier;
      }
      cause.at(machine.situation());
      AlertMapper.alertFor(cause).ifPresentOrElse(sendPath::fail, sendPath::endSilently);
      failure = cause;
      machine.failed(cause);
      end();
      return cause;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the sending direction in order; one that has not begun ends without a word. A handshake
  /// that is not done cannot go on with one direction: it ends as a whole. The lock is held.
  public void close() {
    if (begun) {
      sendPath.close();
    } else {
      sendPath.endSilently();
    }
    if (machine.tolerance() != Tolerance.APPLICATION_DATA) {
      end();
    }
    endIfClosed();
  }

  /// The peer's close_notify came: TLS 1.2 answers at once (RFC 5246 7.2.1), and it may have been
  /// the last thing that was due.
  public void inboundClosed() {
    lock.lock();
    try {
      if (receivePath.dialect().closesBothDirections()) {
        sendPath.close();
      }
      endIfClosed();
    } finally {
      lock.unlock();
    }
  }

  /// Asks the client for a certificate, after the handshake (RFC 9846 4.7.2). The lock is held.
  ///
  /// @throws IllegalStateException if it cannot be asked now
  public void requestCertificate() {
    if (ended || sendPath.isEnding() || receivePath.isClosed()) {
      throw new IllegalStateException("the connection is ending, and nobody is asked any more");
    }
    machine.requestCertificate();
    sendPath.flush();
  }

  /// Whether the client was asked, after the handshake, and has not answered in full. The lock is
  /// held.
  public boolean isCertificateAwaited() {
    return !ended && machine.isCertificateAwaited();
  }

  /// Forgets everything; nothing more is sent, and whoever goes on is told `why`. The lock is held.
  public void abandon(TlsException why) {
    sendPath.abandon();
    if (failure == null) {
      failure = why;
    }
    end();
  }

  // With both directions closed nothing is left that needs a secret.
  private void endIfClosed() {
    if (receivePath.isClosed() && sendPath.isEnding()) {
      machine.context().wipe();
    }
  }

  private void end() {
    receivePath.abandon();
    machine.context().wipe();
    task = null;
    ended = true;
    busy = false;
    // Last: a reader that misses the state has to see that this is why.
    machine.end();
  }

  // Without the loop a Finished in one record with a CertificateVerify would wait for ever.
  private void drain() throws TlsException {
    while (machine.work().isEmpty()) {
      Bytes message = receivePath.nextMessage();
      if (message == null) {
        break;
      }
      deliver(message);
    }
    noteWork();
  }

  private void deliver(Bytes wire) throws TlsException {
    HandshakeMessage message;
    try {
      message = HandshakeCodec.decode(machine.version(), wire);
    } catch (DecodeException e) {
      throw new Malformed(peer, "handshake message of type " + wire.at(0), e);
    }
    if (machine.ignores(message)) {
      receivePath.countPostHandshakeMessage();
      return;
    }
    if (machine.tolerance() == Tolerance.APPLICATION_DATA) {
      receivePath.countPostHandshakeMessage();
      machine.context().arriving(wire);
    } else {
      machine.context().transcript().add(wire);
    }
    machine.on(message);
    machine.context().arriving(Bytes.EMPTY);
  }

  // Notes the work that the state waits for, if it does. Only now, at the end of a step, may the
  // reader come back: until then the step has the receiving side to itself.
  private void noteWork() {
    Optional<Work<?>> work = machine.work();
    task = work.<Runnable>map(due -> task == null ? () -> run(due) : task).orElse(null);
    busy = work.isPresent();
  }

  // Runs on whatever thread the application has chosen, and goes on as far as it can.
  private void run(Work<?> first) {
    Optional<Work<?>> due = Optional.of(first);
    while (due.isPresent() && due.get().run()) {
      lock.lock();
      try {
        due = ended ? Optional.empty() : resume();
      } catch (TlsException | RuntimeException e) {
        fail(named(e));
        return;
      } finally {
        lock.unlock();
      }
    }
  }

  private Optional<Work<?>> resume() throws TlsException {
    machine.resume();
    drain();
    sendPath.flush();
    return machine.work();
  }

  private static TlsException named(Exception e) {
    return e instanceof TlsException known ? known : new LocalFault("in the handshake", e);
  }
}
