package org.handfast.engine.record;

import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
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

/// What the peer's alerts mean, RFC 9846 6: the end, an error, or, by the [Dialect], nothing.
final class AlertReader {
  private final Side peer;
  private Dialect dialect = Dialect.TLS_1_3;
  private int passed;
  private volatile boolean closed;

  AlertReader(Side peer) {
    this.peer = peer;
  }

  /// From here on alerts mean what they do in this version.
  void speak(Dialect chosen) {
    dialect = chosen;
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
    if (description.equals(AlertDescription.CLOSE_NOTIFY)) {
      // An unprotected one must not pass for the end of the data.
      if (authenticity == Authenticity.UNPROTECTED || tolerance != Tolerance.APPLICATION_DATA) {
        throw new PeerRejected(description, authenticity);
      }
      closed = true;
    } else if (dialect.passes(alert, peer)) {
      passed++;
      dialect.requireFew(passed, limits, peer);
    } else {
      throw new PeerRejected(description, authenticity);
    }
  }

  /// Application data came: the count of alerts that changed nothing starts anew.
  void progress() {
    passed = 0;
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

  private Alert decode(byte[] in, int from, int to) throws Malformed {
    try {
      return Alert.read(new WireReader(in, from, to));
    } catch (DecodeException e) {
      throw new Malformed(peer, "alert", e);
    }
  }
}
