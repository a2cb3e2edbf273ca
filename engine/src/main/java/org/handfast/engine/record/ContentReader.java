package org.handfast.engine.record;

import org.handfast.engine.Side;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerRejected.Authenticity;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.jspecify.annotations.Nullable;

/// What becomes of a record's content, if it is no application data: handshake messages, alerts,
/// the ChangeCipherSpec; and whether it may come now.
final class ContentReader {
  private final Side peer;
  private final HandshakeJoiner joiner;
  private final AlertReader alerts;
  private final Allowance allowance;
  private @Nullable HandshakeReceiver receiver;

  ContentReader(Side peer, HandshakeJoiner joiner, AlertReader alerts, Allowance allowance) {
    this.peer = peer;
    this.joiner = joiner;
    this.alerts = alerts;
    this.allowance = allowance;
  }

  void deliverTo(HandshakeReceiver chosen) {
    receiver = chosen;
  }

  /// What the current state lets pass.
  Tolerance tolerance() {
    return receiver == null ? Tolerance.NOTHING : receiver.tolerance();
  }

  void handshake(byte[] in, int from, int to) throws TlsException {
    if (from == to) {
      throw RecordViolation.EMPTY_HANDSHAKE_RECORD.by(peer);
    }
    joiner.append(in, from, to);
    if (receiver != null) {
      receiver.received();
    }
  }

  void alert(byte[] in, int from, int to, Authenticity authenticity) throws TlsException {
    if (from == to) {
      throw RecordViolation.EMPTY_ALERT_RECORD.by(peer);
    }
    alerts.read(in, from, to, authenticity, tolerance(), allowance.limits());
    // What is left are alerts that are no errors: they do not cut a message in two.
    requireNotInterleaved();
  }

  /// A single byte 1. TLS 1.3 drops it between the first ClientHello and the peer's Finished (RFC
  /// 9846 5); in TLS 1.2 the keys change with it (RFC 5246 7.1).
  void changeCipherSpec(byte[] in, int from, int to) throws TlsException {
    requireNotInterleaved();
    Tolerance tolerance = tolerance();
    if (tolerance == Tolerance.NOTHING || tolerance == Tolerance.APPLICATION_DATA) {
      throw RecordViolation.UNEXPECTED_CHANGE_CIPHER_SPEC.by(peer);
    }
    if (to - from != 1 || in[from] != 1) {
      throw RecordViolation.BAD_CHANGE_CIPHER_SPEC.by(peer);
    }
    if (tolerance == Tolerance.KEY_CHANGE && receiver != null) {
      receiver.changeCipherSpec();
    } else {
      allowance.countChangeCipherSpec();
    }
  }

  void requireApplicationDataDue() throws PeerViolation {
    requireNotInterleaved();
    if (tolerance() != Tolerance.APPLICATION_DATA) {
      throw FlowViolation.EARLY_APPLICATION_DATA.by(peer);
    }
  }

  void requireNotInterleaved() throws PeerViolation {
    if (!joiner.isEmpty()) {
      throw RecordViolation.INTERLEAVED_MESSAGE.by(peer);
    }
  }
}
