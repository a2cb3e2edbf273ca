package org.handfast.engine.record;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.PaddingPolicy;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// One side's way out: content becomes records under the keys of the moment.
///
/// A lock guards all of it, from the first byte on: keys, sequence number and what waits to be
/// sent. A handshake step holds it throughout, so that a flight and the change of keys in it are
/// one. It is never held across I/O.
public final class SendPath {
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable WireWriter flight;
  private final SendKeys keys;
  private final RecordWriter records;
  private long recordsPerKey = Long.MAX_VALUE;
  private final OwedUpdate owedUpdate = new OwedUpdate();
  private Phase phase = Phase.HANDSHAKING;
  private long earlyDataLeft;

  private enum Phase {
    HANDSHAKING,
    OPEN,
    /// A closing alert is in the outbox, or has left it.
    CLOSED
  }

  public SendPath(Side side) {
    keys = new SendKeys(WriteProtection.Plaintext.first(side));
    records = new RecordWriter(keys);
  }

  /// Held by whoever calls anything below.
  public ReentrantLock lock() {
    return lock;
  }

  /// The choices that a server makes only once it has seen the client.
  public void configure(PaddingPolicy chosenPadding, Limits limits) {
    records.fill().pad(chosenPadding);
    recordsPerKey = limits.recordsPerKey();
  }

  /// From here on a protected record holds no more than this of what RFC 8449 4 counts: under TLS
  /// 1.3 content, type and padding, under TLS 1.2 content alone.
  public void limitRecords(int size) {
    records.fill().limit(size);
  }

  /// Adds a whole handshake message to the flight; several share a record where they fit. After the
  /// end of this direction nothing is added any more, here and below.
  public void handshake(Bytes message) {
    if (phase == Phase.CLOSED) {
      return;
    }
    if (flight == null) {
      flight = new WireWriter(message.length());
    }
    flight.bytes(message);
  }

  /// Adds a Finished under the sending secret of the moment, as it ends a post-handshake
  /// authentication (RFC 9846 4.5).
  ///
  /// @param transcriptHash of all that it confirms
  public void finished(Bytes transcriptHash) {
    Bytes verifyData = keys.verifyData(transcriptHash);
    if (verifyData != null) {
      handshake(HandshakeCodec.encode(new Finished(verifyData)));
    }
  }

  /// Puts the flight into records: at the end of a step, and before anything that must not be
  /// joined with it.
  public void flush() {
    if (flight != null) {
      records.handshake(flight);
      flight = null;
    }
  }

  /// The compatibility record of RFC 9846 E.4, or the one after which TLS 1.2 sends under its first
  /// keys (RFC 5246 7.1): never protected.
  public void changeCipherSpec() {
    if (phase != Phase.CLOSED) {
      flush();
      records.changeCipherSpec();
    }
  }

  /// Everything from here on goes under `next`.
  public void protect(TrafficSecret next) {
    if (phase == Phase.CLOSED) {
      next.wipe();
      return;
    }
    flush();
    keys.protect(next);
  }

  /// Everything from here on goes under `next`, TLS 1.2's only keys.
  public void protect(DirectionKeys next) {
    if (phase == Phase.CLOSED) {
      next.close();
      return;
    }
    flush();
    keys.protect(next);
  }

  /// Nothing is protected until the next keys come; early data had some (RFC 9846 4.2.4).
  public void unprotect() {
    flush();
    keys.unprotect();
  }

  /// So many bytes of early data may be sent; 0 to end it.
  public void offerEarlyData(long limit) {
    earlyDataLeft = limit;
  }

  /// How many bytes of early data may still be sent.
  public long earlyDataLeft() {
    return phase == Phase.HANDSHAKING ? earlyDataLeft : 0;
  }

  /// Moves one waiting record to `net`, or seals one record of early data.
  public Progress writeEarly(ByteBuffer app, ByteBuffer net) {
    ByteBuffer[] apps = {app};
    if (!records.isEmpty() || earlyDataLeft() == 0) {
      return write(apps, 0, 0, net);
    }
    int limit = app.limit();
    app.limit((int) Math.min(limit, app.position() + earlyDataLeft()));
    try {
      Progress progress = records.applicationData(apps, 0, 1, net);
      if (progress instanceof Progress.Moved(int consumed, _)) {
        earlyDataLeft -= consumed;
      }
      return progress;
    } finally {
      app.limit(limit);
    }
  }

  /// The handshake is done: application data may flow.
  public void open() {
    flush();
    if (phase == Phase.HANDSHAKING) {
      phase = Phase.OPEN;
    }
  }

  /// Owes the peer a KeyUpdate, which leaves before the next application record (RFC 9846 4.7.3).
  public void oweKeyUpdate(KeyUpdateRequest request) {
    if (phase == Phase.OPEN && keys.canUpdate()) {
      owedUpdate.owe(request);
    }
  }

  /// The peer has updated its keys: it may be asked again.
  public void peerUpdated() {
    owedUpdate.peerUpdated();
  }

  /// Tells the peer something that changes nothing (RFC 5246 7.2.2). TLS 1.3 has no such alerts.
  public void warn(AlertDescription description) {
    if (phase != Phase.CLOSED) {
      flush();
      records.alert(new Alert(AlertLevel.WARNING, description));
    }
  }

  /// Ends this direction in order: what waits still leaves, then close_notify, then nothing (RFC
  /// 9846 6.1).
  public void close() {
    end(new Alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY));
  }

  /// Ends this direction with a fatal alert (RFC 9846 6.2).
  public void fail(AlertDescription description) {
    end(new Alert(AlertLevel.FATAL, description));
  }

  /// Ends this direction at once: what waits is forgotten too.
  public void abandon() {
    flight = null;
    records.clear();
    endKeys();
  }

  /// Ends this direction without an alert: what waits may still leave, and nothing is added.
  public void endSilently() {
    if (phase != Phase.CLOSED) {
      flush();
      endKeys();
    }
  }

  /// Whether the keys of this direction can be changed without a new handshake (RFC 9846 4.7.3).
  public boolean canUpdateKeys() {
    return keys.canUpdate();
  }

  /// Whether a record waits that is not application data.
  public boolean hasOutput() {
    return !records.isEmpty() || owedUpdate.due().isPresent();
  }

  /// Whether nothing is added any more to what waits to be sent.
  public boolean isEnding() {
    return phase == Phase.CLOSED;
  }

  /// Whether nothing will be sent any more.
  public boolean isClosed() {
    return phase == Phase.CLOSED && records.isEmpty();
  }

  /// Moves one waiting record to `net`, or seals one record of application data.
  public Progress write(ByteBuffer[] apps, int from, int count, ByteBuffer net) {
    payOwedUpdate();
    if (records.isEmpty() && phase == Phase.OPEN && RecordSource.remaining(apps, from, count) > 0) {
      updateBeforeLimit();
    }
    if (!records.isEmpty()) {
      return records.moveFirst(net);
    }
    return switch (phase) {
      case HANDSHAKING -> new Progress.Moved(0, 0);
      case OPEN -> records.applicationData(apps, from, count, net);
      case CLOSED -> new Progress.Closed();
    };
  }

  private void payOwedUpdate() {
    if (phase == Phase.OPEN) {
      owedUpdate.due().ifPresent(this::update);
    }
  }

  // RFC 9846 5.5: new keys before the old ones have protected too much. Without new keys it is the
  // end, and an error: a close_notify would pass for the end of the data.
  private void updateBeforeLimit() {
    if (!keys.areWorn(recordsPerKey)) {
      return;
    }
    if (keys.canUpdate()) {
      update(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    } else {
      fail(AlertDescription.INTERNAL_ERROR);
    }
  }

  // The KeyUpdate itself still goes under the old keys.
  private void update(KeyUpdateRequest request) {
    owedUpdate.pay(request);
    handshake(HandshakeCodec.encode(new KeyUpdate(request)));
    flush();
    keys.update();
  }

  private void end(Alert alert) {
    if (phase == Phase.CLOSED) {
      return;
    }
    payOwedUpdate();
    flush();
    records.alert(alert);
    endKeys();
  }

  private void endKeys() {
    phase = Phase.CLOSED;
    owedUpdate.forget();
    keys.wipe();
  }
}
