package org.handfast.conformance;

import java.nio.ByteBuffer;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.TrafficKeys;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;

/// Record protection (RFC 9846 5.2 to 5.4) written a second time, for a peer that may break its
/// rules. One object is one direction in one epoch.
final class RecordCipher {
  static final int HEADER = 5;

  private final TrafficSecret secret;
  private final AeadAlgorithm.Sealer sealer;
  private final AeadAlgorithm.Opener opener;
  private final byte[] iv;
  private long sequence;

  RecordCipher(TrafficSecret secret) {
    this.secret = secret;
    try (TrafficKeys keys = secret.keys()) {
      this.sealer = keys.useKey(key -> secret.suite().aead().sealer(key.clone()));
      this.opener = keys.useKey(key -> secret.suite().aead().opener(key.clone()));
      this.iv = keys.iv();
    }
  }

  /// A record without protection.
  static Bytes plain(ContentType type, Bytes content) {
    ByteBuffer record = ByteBuffer.allocate(HEADER + content.length());
    record.put((byte) type.code()).putShort((short) 0x0303).putShort((short) content.length());
    return Bytes.owning(record.put(content.asByteBuffer()).array());
  }

  /// A record with `content`, its type and `padding` zeros.
  Bytes seal(ContentType type, Bytes content, int padding) {
    return sealInner(
        Bytes.concat(content, Bytes.of((byte) type.code()), Bytes.owning(new byte[padding])));
  }

  /// A record with any inner plaintext at all.
  Bytes sealInner(Bytes inner) {
    byte[] header = {23, 3, 3, 0, 0};
    ByteBuffer.wrap(header).putShort(3, (short) (inner.length() + 16));
    byte[] record = new byte[HEADER + inner.length() + 16];
    System.arraycopy(header, 0, record, 0, HEADER);
    sealer.seal(nonce(), header, inner.toArray(), 0, inner.length(), new byte[0], record, HEADER);
    return Bytes.owning(record);
  }

  /// Opens a record, or fails the test.
  Content open(Bytes record) {
    byte[] wire = record.toArray();
    byte[] inner = new byte[wire.length];
    int length =
        opener.open(
            nonce(), record.slice(0, HEADER).toArray(), wire, HEADER, wire.length, inner, 0);
    if (length == AeadAlgorithm.FORGED) {
      throw new AssertionError("a record of the engine does not open, number " + sequence);
    }
    int type = length - 1;
    while (inner[type] == 0) {
      type--;
    }
    return new Content(
        new ContentType(Byte.toUnsignedInt(inner[type])), Bytes.copyOf(inner, 0, type), true);
  }

  /// The keys after a KeyUpdate.
  RecordCipher next() {
    return new RecordCipher(secret.next());
  }

  private byte[] nonce() {
    byte[] nonce = iv.clone();
    ByteBuffer last = ByteBuffer.wrap(nonce, 4, 8).slice();
    last.putLong(0, last.getLong(0) ^ sequence++);
    return nonce;
  }
}
