package org.handfast.engine.record;

import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerRejected.Authenticity;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;

/// What the peer's alerts mean, RFC 9846 6: two of them close, all others are errors. The level
/// says nothing in TLS 1.3.
final class AlertReader {
  private final Side peer;
  private int userCanceled;
  private volatile boolean closed;

  AlertReader(Side peer) {
    this.peer = peer;
  }

  /// Reads the content of an alert record.
  ///
  /// @throws PeerRejected if it is anything but an orderly end of the peer's data
  void read(
      byte[] in, int from, int to, Authenticity authenticity, Tolerance tolerance, Limits limits)
      throws TlsException {
    AlertDescription description = decode(in, from, to).description();
    if (description.equals(AlertDescription.USER_CANCELED)) {
      // RFC 9846 6.1: it only announces the close_notify to come.
      if (++userCanceled > limits.userCanceledAlerts()) {
        throw FlowViolation.TOO_MANY_USER_CANCELED.by(peer);
      }
    } else if (description.equals(AlertDescription.CLOSE_NOTIFY)
        && authenticity == Authenticity.PROTECTED
        && tolerance == Tolerance.APPLICATION_DATA) {
      closed = true;
    } else {
      // An unprotected close_notify ends up here too: it must not pass for the end of the data.
      throw new PeerRejected(description, authenticity);
    }
  }

  /// Application data came: the count of user_canceled starts anew.
  void progress() {
    userCanceled = 0;
  }

  boolean isClosed() {
    return closed;
  }

  private Alert decode(byte[] in, int from, int to) throws Malformed {
    try {
      return Alert.read(new WireReader(in, from, to));
    } catch (DecodeException e) {
      throw new Malformed(peer, "alert", e);
    }
  }
}
