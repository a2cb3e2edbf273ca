package org.handfast.engine.record;

import java.nio.ByteBuffer;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerRejected.Authenticity;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// One side's way in: records are opened under the keys of the moment and sorted by their content.
/// Application data goes straight into the application's buffers and never becomes an object.
public final class ReceivePath {
  private final Side peer;
  private final HandshakeJoiner joiner;
  private final AlertReader alerts;
  private final Allowance allowance;
  private final EarlyDataBuffer earlyData = new EarlyDataBuffer();
  private Dialect dialect = Dialect.TLS_1_3;
  private final ReceiveKeys keys = new ReceiveKeys();
  private final ContentReader contents;
  private boolean started;
  private boolean protectedSeen;

  public ReceivePath(Side peer, HandshakeJoiner joiner) {
    this.peer = peer;
    this.joiner = joiner;
    this.alerts = new AlertReader(peer);
    this.allowance = new Allowance(peer);
    this.contents = new ContentReader(peer, joiner, alerts, allowance);
  }

  /// Names who looks at handshake messages.
  public void deliverTo(HandshakeReceiver chosen) {
    contents.deliverTo(chosen);
  }

  /// The choices that a server makes only once it has seen the client.
  public void configure(Limits chosen) {
    allowance.limit(chosen);
  }

  /// From here on a protected record holds no more than this of what RFC 8449 4 counts: under TLS
  /// 1.3 content, type and padding, under TLS 1.2 content alone.
  public void limitRecords(int size) {
    allowance.limitRecords(size);
  }

  /// From here on headers and alerts are read as this version has them.
  public void speak(Dialect chosen) {
    dialect = chosen;
    alerts.speak(chosen);
  }

  /// How headers and alerts are read.
  public Dialect dialect() {
    return dialect;
  }

  /// Everything from here on comes under `next`.
  ///
  /// @param boundary the proof that no message is cut in two by the change
  @SuppressWarnings("unused") // the proof is asked for, not used
  public void protect(TrafficSecret next, KeyBoundary boundary) {
    keys.protect(next);
  }

  /// Everything from here on comes under `next`, TLS 1.2's only keys.
  ///
  /// @param boundary the proof that no message is cut in two by the change
  @SuppressWarnings("unused") // the proof is asked for, not used
  public void protect(DirectionKeys next, KeyBoundary boundary) {
    keys.protect(next);
  }

  /// Moves on to the next generation of keys (RFC 9846 4.7.3).
  public void rekey(KeyBoundary boundary) {
    protect(keys.secret().next(), boundary);
  }

  /// The client's early data is taken, up to `bytes` of content: it goes to [#earlyData].
  public void acceptEarlyData(int bytes) {
    allowance.acceptEarlyData(bytes);
  }

  /// Where early data is kept until the application takes it.
  public EarlyDataBuffer earlyData() {
    return earlyData;
  }

  /// verify_data of a Finished under the receiving secret of the moment, as it ends a
  /// post-handshake authentication (RFC 9846 4.5).
  ///
  /// @param transcriptHash of all that it confirms
  public Bytes verifyData(Bytes transcriptHash) {
    return keys.secret().verifyData(transcriptHash);
  }

  /// The client sent early data that this side will not take (RFC 9846 4.3.10): records that are
  /// not protected by the handshake's keys are skipped, up to `bytes` in all.
  public void skipEarlyData(int bytes) {
    allowance.skipEarlyData(bytes);
  }

  /// The next whole handshake message, or null if none has arrived in full.
  public @Nullable Bytes nextMessage() throws PeerViolation {
    return joiner.next(allowance.limits());
  }

  /// Counts a message that came after the handshake; application data starts the count anew.
  public void countPostHandshakeMessage() throws PeerViolation {
    allowance.countPostHandshakeMessage();
  }

  /// Whether the peer's close_notify has come.
  public boolean isClosed() {
    return alerts.isClosed();
  }

  /// Ends the keys and forgets what is pending.
  public void abandon() {
    keys.wipe();
    joiner.release();
  }

  /// Takes one record from `net`.
  public Progress read(ByteBuffer net, ByteBuffer[] apps, int first, int count)
      throws TlsException {
    if (isClosed()) {
      return new Progress.Closed();
    }
    if (net.remaining() < RecordHeader.LENGTH) {
      return new Progress.NeedsInput(RecordHeader.LENGTH);
    }
    if (!started) {
      RecordHeader.requireTls(net, peer);
      started = true;
    }
    dialect.requireVersion(net, peer);
    byte type = net.get(net.position());
    ReadProtection protection = keys.covering(type);
    int longest =
        protection == null ? RecordHeader.longestFragment(type) : protection.longestFragment(type);
    int length = RecordHeader.LENGTH + RecordHeader.fragmentLength(net, longest, peer);
    if (net.remaining() < length) {
      return new Progress.NeedsInput(length);
    }
    return protection == null
        ? readUnprotected(net, length)
        : readProtected(protection, net, length, apps, first, count);
  }

  private Progress readUnprotected(ByteBuffer net, int length) throws TlsException {
    ContentType type = typeOf(net);
    try (RecordSource record = RecordSource.of(net, length)) {
      int from = record.from() + RecordHeader.LENGTH;
      int to = record.from() + length;
      if (type.equals(ContentType.CHANGE_CIPHER_SPEC)) {
        contents.changeCipherSpec(record.array(), from, to);
      } else if (type.equals(ContentType.ALERT)) {
        // RFC 9846 6: an unprotected alert is possible while the peer may have no keys yet.
        if (protectedSeen) {
          throw RecordViolation.UNPROTECTED_RECORD.by(peer);
        }
        contents.alert(record.array(), from, to, Authenticity.UNPROTECTED);
      } else if (type.equals(ContentType.HANDSHAKE)) {
        // Whatever is not under the keys is forged, and there is one answer to that.
        if (keys.areThere()) {
          throw RecordViolation.BAD_RECORD.by(peer, "it is not protected");
        }
        allowance.endEarlyData();
        contents.handshake(record.array(), from, to);
      } else if (type.equals(ContentType.APPLICATION_DATA)) {
        if (!allowance.skipsEarlyRecord(to - from)) {
          throw FlowViolation.EARLY_APPLICATION_DATA.by(peer);
        }
      } else {
        throw RecordViolation.UNEXPECTED_CONTENT_TYPE.by(peer, type.toString());
      }
    }
    return new Progress.Moved(length, 0);
  }

  private Progress readProtected(
      ReadProtection protection,
      ByteBuffer net,
      int length,
      ByteBuffer[] apps,
      int first,
      int count)
      throws TlsException {
    int start = net.position();
    byte type = net.get(start);
    int fragment = length - RecordHeader.LENGTH;
    int room = protection.room(fragment);
    if (room == ReadProtection.NO_ROOM) {
      net.position(start + length);
      return skipEarlyRecord(length);
    }
    try (RecordSource record = RecordSource.of(net, length);
        OpenedRecord opened = OpenedRecord.into(apps, first, count, room, record.array())) {
      int from = record.from() + RecordHeader.LENGTH;
      int plaintext =
          protection.open(record.array(), from, from + fragment, opened.array(), opened.at());
      if (plaintext == AeadAlgorithm.FORGED) {
        return skipEarlyRecord(length);
      }
      if (!protection.describe(opened, type, plaintext)) {
        throw RecordViolation.NO_CONTENT_TYPE.by(peer);
      }
      allowance.requireSize(plaintext, protection.longestPlaintext(), contents.tolerance());
      if (opened.isApplicationData() && contents.tolerance() != Tolerance.EARLY_DATA) {
        contents.requireApplicationDataDue();
        if (!opened.fits()) {
          net.position(start);
          return new Progress.NeedsRoom(opened.contentLength());
        }
      }
      protection.accept();
      protectedSeen = true;
      allowance.endEarlyData();
      return new Progress.Moved(length, sort(opened));
    }
  }

  // The keys do not open it: it is forged, unless early data is still to be skipped.
  private Progress skipEarlyRecord(int length) throws PeerViolation {
    if (!allowance.skipsEarlyRecord(length - RecordHeader.LENGTH)) {
      throw RecordViolation.BAD_RECORD.by(peer);
    }
    return new Progress.Moved(length, 0);
  }

  // The content of a protected record, by its real type; answers how much the application got.
  private int sort(OpenedRecord opened) throws TlsException {
    int from = opened.at();
    int to = from + opened.contentLength();
    if (opened.isApplicationData() && contents.tolerance() == Tolerance.EARLY_DATA) {
      contents.requireNotInterleaved();
      allowance.countEarlyData(opened.contentLength());
      earlyData.append(opened.array(), from, to);
      return 0;
    }
    if (opened.isApplicationData()) {
      allowance.countApplicationData(opened.contentLength());
      if (opened.contentLength() > 0) {
        alerts.progress();
      }
      return opened.deliver();
    }
    ContentType type = opened.type();
    if (type.equals(ContentType.HANDSHAKE)) {
      contents.handshake(opened.array(), from, to);
    } else if (type.equals(ContentType.ALERT)) {
      contents.alert(opened.array(), from, to, Authenticity.PROTECTED);
      if (isClosed()) {
        keys.wipe();
      }
    } else {
      throw RecordViolation.UNEXPECTED_CONTENT_TYPE.by(peer, type.toString());
    }
    return 0;
  }

  private static ContentType typeOf(ByteBuffer net) {
    return new ContentType(Byte.toUnsignedInt(net.get(net.position())));
  }
}
