package org.handfast.engine.record;

import java.nio.ByteBuffer;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;

/// What the versions of TLS make of the same headers and alerts.
public enum Dialect {
  /// The client has offered several versions and does not know yet which of them it will be. A
  /// header's version says nothing; a warning of TLS 1.2's may come before its ServerHello, such as
  /// that the server does not know the name (RFC 6066 3).
  UNDECIDED {
    @Override
    void requireVersion(ByteBuffer net, Side peer) {}

    @Override
    boolean passes(Alert alert, Side peer) {
      return alert.level().equals(AlertLevel.WARNING);
    }

    @Override
    void requireFew(int passed, Limits limits, Side peer) throws PeerViolation {
      TLS_1_2.requireFew(passed, limits, peer);
    }

    @Override
    public boolean closesBothDirections() {
      return false;
    }
  },

  /// A header's version says nothing (RFC 9846 5.1). All alerts but the closure alerts are errors
  /// (RFC 9846 6), and closing one direction leaves the other open (RFC 9846 6.1).
  TLS_1_3 {
    @Override
    void requireVersion(ByteBuffer net, Side peer) {}

    @Override
    boolean passes(Alert alert, Side peer) throws PeerViolation {
      if (alert.description().equals(AlertDescription.USER_CANCELED)) {
        // RFC 9846 6.1: it only announces the close_notify to come.
        return true;
      }
      // RFC 9846 6: an error is fatal, and says so.
      if (!alert.level().equals(AlertLevel.FATAL)) {
        throw RecordViolation.ERROR_AS_WARNING.by(peer, alert.description().toString());
      }
      return false;
    }

    @Override
    void requireFew(int passed, Limits limits, Side peer) throws PeerViolation {
      if (passed > limits.userCanceledAlerts()) {
        throw FlowViolation.TOO_MANY_USER_CANCELED.by(peer);
      }
    }

    @Override
    public boolean closesBothDirections() {
      return false;
    }
  },

  /// Every header has the version that was agreed on (RFC 5246 6.2.1). An alert may be a warning,
  /// and nothing follows from it (RFC 5246 7.2.2). Whoever is told of the end closes too (RFC 5246
  /// 7.2.1).
  TLS_1_2 {
    @Override
    void requireVersion(ByteBuffer net, Side peer) throws PeerViolation {
      int version = RecordHeader.version(net);
      if (version != RecordHeader.LEGACY_VERSION) {
        throw RecordViolation.WRONG_VERSION.by(peer, "0x%04x".formatted(version));
      }
    }

    @Override
    boolean passes(Alert alert, Side peer) {
      return alert.level().equals(AlertLevel.WARNING);
    }

    @Override
    void requireFew(int passed, Limits limits, Side peer) throws PeerViolation {
      if (passed > limits.warningAlerts()) {
        throw FlowViolation.TOO_MANY_WARNINGS.by(peer);
      }
    }

    @Override
    public boolean closesBothDirections() {
      return true;
    }
  };

  /// Holds a record's header to the version.
  abstract void requireVersion(ByteBuffer net, Side peer) throws PeerViolation;

  /// Whether an alert other than close_notify changes nothing.
  abstract boolean passes(Alert alert, Side peer) throws PeerViolation;

  /// Bounds the alerts in a row that changed nothing.
  abstract void requireFew(int passed, Limits limits, Side peer) throws PeerViolation;

  /// Whether a close_notify is answered at once, and ends the connection.
  public abstract boolean closesBothDirections();
}
