package org.handfast.jsse;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;

/// What a connection did and wants, in the words of [SSLEngineResult].
///
/// The engine answers two questions, JSSE folds them into one value. FINISHED is the one status
/// that is an event: it stands in exactly one result, the first one at which the handshake is done
/// and nothing is left to send.
final class Results {
  private final TlsConnection connection;
  private final AtomicBoolean finishedReported = new AtomicBoolean();

  Results(TlsConnection connection) {
    this.connection = connection;
  }

  /// The result of one record, or of none.
  ///
  /// @param closed whether this direction is closed after the call
  SSLEngineResult of(Progress progress, boolean closed) {
    return switch (progress) {
      case Progress.Moved(int consumed, int produced) ->
          new SSLEngineResult(closed ? Status.CLOSED : Status.OK, next(), consumed, produced);
      case Progress.NeedsInput _ -> nothing(Status.BUFFER_UNDERFLOW);
      case Progress.NeedsRoom _ -> nothing(Status.BUFFER_OVERFLOW);
      case Progress.Closed _ -> nothing(Status.CLOSED);
    };
  }

  /// A result without bytes.
  SSLEngineResult nothing(Status status) {
    return new SSLEngineResult(status, next(), 0, 0);
  }

  /// What a caller should do next. If the handshake was done by a delegated task, no result has
  /// said FINISHED yet: then it is NEED_WRAP, and that wrap will say it.
  HandshakeStatus status() {
    HandshakeStatus status = wanted();
    return status == HandshakeStatus.NOT_HANDSHAKING
            && connection.isConnected()
            && !finishedReported.get()
        ? HandshakeStatus.NEED_WRAP
        : status;
  }

  private HandshakeStatus next() {
    HandshakeStatus status = wanted();
    return status == HandshakeStatus.NOT_HANDSHAKING
            && connection.isConnected()
            && finishedReported.compareAndSet(false, true)
        ? HandshakeStatus.FINISHED
        : status;
  }

  private HandshakeStatus wanted() {
    return switch (connection.wants()) {
      case Wants.Output _ -> HandshakeStatus.NEED_WRAP;
      case Wants.Work _ -> HandshakeStatus.NEED_TASK;
      case Wants.Input _ -> HandshakeStatus.NEED_UNWRAP;
      case Wants.Nothing _, Wants.Closed _ -> HandshakeStatus.NOT_HANDSHAKING;
    };
  }
}
