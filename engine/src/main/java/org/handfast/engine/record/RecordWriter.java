package org.handfast.engine.record;

import java.nio.ByteBuffer;
import org.handfast.engine.Progress;
import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.WireWriter;

/// Makes records under the keys of the moment, each as full as it may be. Application data goes out
/// at once; all else waits until the transport takes it.
final class RecordWriter {
  private static final byte[] CHANGE_CIPHER_SPEC = {1};

  private final SendKeys keys;
  private final RecordFill fill = new RecordFill();
  private final Outbox outbox = new Outbox();

  RecordWriter(SendKeys keys) {
    this.keys = keys;
  }

  /// How full records are.
  RecordFill fill() {
    return fill;
  }

  /// Adds handshake messages, in as many records as they take.
  void handshake(WireWriter messages) {
    int most = fill.largestContent(keys.protection());
    for (int from = 0; from < messages.size(); from += most) {
      int to = Math.min(from + most, messages.size());
      enqueue(ContentType.HANDSHAKE, messages.array(), from, to);
    }
  }

  void alert(Alert alert) {
    WireWriter body = new WireWriter(2);
    alert.write(body);
    enqueue(ContentType.ALERT, body.array(), 0, body.size());
  }

  /// The record that is never protected, whatever the keys.
  void changeCipherSpec() {
    outbox.seal(
        new WriteProtection.Plaintext(),
        ContentType.CHANGE_CIPHER_SPEC,
        CHANGE_CIPHER_SPEC,
        0,
        CHANGE_CIPHER_SPEC.length,
        0);
  }

  /// Whether no record waits.
  boolean isEmpty() {
    return outbox.isEmpty();
  }

  /// Moves the first of the waiting records to `net`.
  Progress moveFirst(ByteBuffer net) {
    return outbox.firstLength() > net.remaining()
        ? new Progress.NeedsRoom(outbox.firstLength())
        : new Progress.Moved(0, outbox.moveFirst(net));
  }

  /// Seals one record of application data straight into `net`.
  Progress applicationData(ByteBuffer[] apps, int from, int count, ByteBuffer net) {
    WriteProtection protection = keys.protection();
    int content =
        (int) Math.min(RecordSource.remaining(apps, from, count), fill.largestContent(protection));
    if (content == 0) {
      return new Progress.Moved(0, 0);
    }
    int padded = fill.padding(protection, ContentType.APPLICATION_DATA, content);
    int record = protection.recordLength(content + padded);
    if (net.remaining() < record) {
      return new Progress.NeedsRoom(record);
    }
    try (RecordSource source = RecordSource.of(apps, from, count, content, net);
        RecordTarget target = RecordTarget.of(net, record)) {
      protection.seal(
          ContentType.APPLICATION_DATA,
          source.array(),
          source.from(),
          source.from() + content,
          padded,
          target.array(),
          target.at());
    }
    return new Progress.Moved(content, record);
  }

  /// Forgets what waits.
  void clear() {
    outbox.clear();
  }

  private void enqueue(ContentType type, byte[] in, int from, int to) {
    WriteProtection protection = keys.protection();
    outbox.seal(protection, type, in, from, to, fill.padding(protection, type, to - from));
  }
}
