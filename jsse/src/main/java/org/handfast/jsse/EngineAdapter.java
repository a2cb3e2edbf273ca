package org.handfast.jsse;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;
import org.jspecify.annotations.Nullable;

/// An [javax.net.ssl.SSLEngine] over a [TlsConnection]: each call moves one record, or none.
///
/// Nothing is consumed when a buffer is too small, and no application data stays inside. One thread
/// may wrap while another unwraps. A failure is thrown once by whichever call comes first, and
/// again by every unwrap; wrap goes on to give the alert for the peer, and then reports CLOSED.
final class EngineAdapter extends ConfigurableEngine {
  /// The JDK's words, which callers look for.
  static final String TRUNCATED = "closing inbound before receiving peer's close_notify";

  private final ReentrantLock wrapping = new ReentrantLock();
  private final ReentrantLock unwrapping = new ReentrantLock();
  private final AtomicReference<@Nullable Results> results = new AtomicReference<>();
  private final AtomicReference<@Nullable Runnable> taken = new AtomicReference<>();
  private final AtomicBoolean failureThrown = new AtomicBoolean();
  private volatile boolean inboundEnded;
  private volatile boolean outboundEnded;

  EngineAdapter(ContextMaterial context, PeerAddress peer) {
    super(context, peer);
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] sources, int from, int count, ByteBuffer to)
      throws SSLException {
    EngineBuffers.check(sources, from, count, to);
    requireMode();
    wrapping.lock();
    try {
      if (endpoint().connection() == null && isClosedBeforeBegin()) {
        return closedBeforeBegin();
      }
      TlsConnection connection = endpoint().begin();
      throwNewFailure(connection);
      Progress progress = connection.outbound().write(sources, from, count, to);
      return results(connection).of(progress, connection.outbound().isClosed());
    } finally {
      wrapping.unlock();
    }
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] to, int from, int count)
      throws SSLException {
    EngineBuffers.check(source, to, from, count);
    requireMode();
    unwrapping.lock();
    try {
      if (endpoint().connection() == null && isClosedBeforeBegin()) {
        return closedBeforeBegin();
      }
      TlsConnection connection = endpoint().begin();
      Results mapped = results(connection);
      if (inboundEnded) {
        return mapped.nothing(Status.CLOSED);
      }
      if (mustSpeakFirst(connection)) {
        return mapped.nothing(Status.OK);
      }
      Progress progress = read(connection, source, to, from, count);
      return mapped.of(progress, connection.inbound().isClosed());
    } finally {
      unwrapping.unlock();
    }
  }

  /// Begins the handshake; once it is done, changes the keys in both directions (RFC 9846 4.7.3),
  /// which is all that TLS 1.3 has of a second handshake.
  ///
  /// @throws SSLException if the engine is closed, or for a second handshake of TLS 1.2
  @Override
  public void beginHandshake() throws SSLException {
    requireMode();
    if (isInboundDone() || isOutboundDone()) {
      throw new SSLException("the engine is closed");
    }
    TlsConnection connection = endpoint().begin();
    if (connection.isConnected()) {
      endpoint().updateKeys(connection);
    }
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    TlsConnection connection = endpoint().connection();
    return connection == null ? HandshakeStatus.NOT_HANDSHAKING : results(connection).status();
  }

  /// The work that is due, handed to one caller only.
  @Override
  @SuppressWarnings("ReferenceEquality") // as long as work is due, it is the very same object
  public @Nullable Runnable getDelegatedTask() {
    TlsConnection connection = endpoint().connection();
    if (connection == null || !(connection.wants() instanceof Wants.Work(Runnable work))) {
      return null;
    }
    return taken.getAndSet(work) == work ? null : work;
  }

  /// Says that the transport has ended.
  ///
  /// @throws SSLException if the peer did not say so itself: what it sent may have been cut short
  @Override
  public void closeInbound() throws SSLException {
    unwrapping.lock();
    try {
      if (isInboundDone()) {
        return;
      }
      inboundEnded = true;
      TlsConnection connection = endpoint().connection();
      if (connection != null) {
        connection.inbound().end();
      }
    } catch (TlsException truncated) {
      failureThrown.set(true);
      throw new SSLException(TRUNCATED, truncated);
    } finally {
      unwrapping.unlock();
    }
  }

  @Override
  public boolean isInboundDone() {
    TlsConnection connection = endpoint().connection();
    return inboundEnded
        || failureThrown.get()
        || (connection != null && connection.inbound().isClosed());
  }

  @Override
  public void closeOutbound() {
    outboundEnded = true;
    TlsConnection connection = endpoint().connection();
    if (connection != null) {
      connection.outbound().close();
    }
  }

  @Override
  public boolean isOutboundDone() {
    TlsConnection connection = endpoint().connection();
    return connection == null ? outboundEnded : connection.outbound().isClosed();
  }

  private boolean isClosedBeforeBegin() {
    return inboundEnded || outboundEnded;
  }

  private static SSLEngineResult closedBeforeBegin() {
    return new SSLEngineResult(Status.CLOSED, HandshakeStatus.NOT_HANDSHAKING, 0, 0);
  }

  /// During the handshake what is to be sent goes before what may have come.
  private static boolean mustSpeakFirst(TlsConnection connection) {
    return !connection.isConnected()
        && connection.failure().isEmpty()
        && connection.wants() instanceof Wants.Output;
  }

  private Progress read(
      TlsConnection connection, ByteBuffer source, ByteBuffer[] to, int from, int count)
      throws SSLException {
    try {
      Progress progress = connection.inbound().read(source, to, from, count);
      // Nothing moves while a task runs. If it has ended since, the caller would hear NEED_UNWRAP
      // without any progress, and wait for bytes that are here already.
      while (progress instanceof Progress.Moved(int consumed, int produced)
          && consumed + produced == 0
          && source.hasRemaining()
          && connection.wants() instanceof Wants.Input) {
        progress = connection.inbound().read(source, to, from, count);
      }
      return progress;
    } catch (TlsException failure) {
      failureThrown.set(true);
      throw endpoint().translate(failure);
    }
  }

  private void throwNewFailure(TlsConnection connection) throws SSLException {
    Optional<TlsException> failure = connection.failure();
    if (failure.isPresent() && failureThrown.compareAndSet(false, true)) {
      throw endpoint().translate(failure.get());
    }
  }

  private Results results(TlsConnection connection) {
    Results known = results.get();
    if (known != null) {
      return known;
    }
    Results made = new Results(connection);
    return results.compareAndSet(null, made) ? made : results(connection);
  }
}
