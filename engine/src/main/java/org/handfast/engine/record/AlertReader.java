package org.handfast.engine.record;

import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerRejected.Authenticity;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;

/// What the peer's alerts mean, RFC 9846 6: two of them close, all others are errors. The level
/// decides nothing, and still has to be the one that belongs to an error.
final class AlertReader {
  private final Side peer;
  private int userCanceled;
  private volatile boolean closed;

  AlertReader(Side peer) {
    this.peer = peer;
  }

  /// Reads the content of an alert record.
  ///
  /// @throws PeerRejected if it is an error, or an end that is not due
  /// @throws PeerViolation if its level is not that of an error, or none at all
  void read(
      byte[] in, int from, int to, Authenticity authenticity, Tolerance tolerance, Limits limits)
      throws TlsException {
    Alert alert = decode(in, from, to);
    AlertDescription description = alert.description();
    requireKnownLevel(alert);
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
      if (!description.equals(AlertDescription.CLOSE_NOTIFY)) {
        requireFatal(alert);
      }
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

  private void requireKnownLevel(Alert alert) throws PeerViolation {
    if (!alert.level().equals(AlertLevel.WARNING) && !alert.level().equals(AlertLevel.FATAL)) {
      throw RecordViolation.UNKNOWN_ALERT_LEVEL.by(
          peer, alert.level() + ", " + alert.description());
    }
  }

  // RFC 9846 6: an error is fatal, and says so.
  private void requireFatal(Alert alert) throws PeerViolation {
    if (!alert.level().equals(AlertLevel.FATAL)) {
      throw RecordViolation.ERROR_AS_WARNING.by(peer, alert.description().toString());
    }
  }

  private Alert decode(byte[] in, int from, int to) throws Malformed {
    try {
      return Alert.read(new WireReader(in, from, to));
    } catch (DecodeException e) {
      throw new Malformed(peer, "alert", e);
    }
  }
}
