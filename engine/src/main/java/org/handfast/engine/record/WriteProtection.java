package org.handfast.engine.record;

import org.handfast.engine.Side;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.TrafficKeys;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.protocol.registry.ContentType;

/// How content becomes a record, RFC 9846 5.1 and 5.2; TLS 1.2's keys are [Tls12Sealing].
sealed interface WriteProtection
    permits WriteProtection.Plaintext, WriteProtection.Protected, Tls12Sealing {

  /// Writes one whole record that holds `in[from, to)`.
  ///
  /// @param padding zero bytes hidden behind the content; ignored where nothing is hidden
  /// @return the record's length
  int seal(ContentType type, byte[] in, int from, int to, int padding, byte[] out, int at);

  /// How long a record is that holds so much content and padding.
  int recordLength(int content);

  /// How much content and padding fit in one record.
  ///
  /// @param limit the most that the receiver takes of what RFC 8449 4 counts
  int largestContent(int limit);

  /// Whether padding can be hidden behind the content.
  boolean hidesLength();

  /// How many records were sealed.
  long records();

  /// How many records these keys may seal (RFC 9846 5.5).
  long recordLimit();

  /// Ends the keys.
  void wipe();

  /// No keys yet: TLSPlaintext.
  final class Plaintext implements WriteProtection {
    private final int handshakeVersion;

    Plaintext() {
      this(RecordHeader.LEGACY_VERSION);
    }

    private Plaintext(int handshakeVersion) {
      this.handshakeVersion = handshakeVersion;
    }

    /// Before anything was sent: the one record that may say another version is that of a client's
    /// first hello (RFC 9846 5.1).
    static Plaintext first(Side sender) {
      return sender == Side.CLIENT ? new Plaintext(RecordHeader.FIRST_VERSION) : new Plaintext();
    }

    @Override
    public int seal(
        ContentType type, byte[] in, int from, int to, int padding, byte[] out, int at) {
      int version =
          type.equals(ContentType.HANDSHAKE) ? handshakeVersion : RecordHeader.LEGACY_VERSION;
      RecordHeader.write(type, version, to - from, out, at);
      System.arraycopy(in, from, out, at + RecordHeader.LENGTH, to - from);
      return RecordHeader.LENGTH + to - from;
    }

    @Override
    public int recordLength(int content) {
      return RecordHeader.LENGTH + content;
    }

    @Override
    public int largestContent(int limit) {
      return RecordHeader.MAX_CONTENT;
    }

    @Override
    public boolean hidesLength() {
      return false;
    }

    @Override
    public long records() {
      return 0;
    }

    @Override
    public long recordLimit() {
      return Long.MAX_VALUE;
    }

    @Override
    public void wipe() {}
  }

  /// Under a traffic secret: TLSCiphertext, whose inner plaintext is `content ‖ type ‖ zeros`.
  final class Protected implements WriteProtection {
    private final AeadAlgorithm.Sealer sealer;
    private final RecordNonce nonce;
    private final long recordLimit;
    private final byte[] header = new byte[RecordHeader.LENGTH];
    private final byte[] typeAlone = new byte[1];

    Protected(TrafficSecret secret) {
      try (TrafficKeys keys = secret.keys()) {
        this.sealer = keys.useKey(secret.suite().aead()::sealer);
        this.nonce = new RecordNonce(keys.iv());
        this.recordLimit = secret.suite().aead().aead().recordLimit();
      }
    }

    @Override
    public int seal(
        ContentType type, byte[] in, int from, int to, int padding, byte[] out, int at) {
      byte[] tail = padding == 0 ? typeAlone : new byte[1 + padding];
      tail[0] = (byte) type.code();
      int fragment = to - from + tail.length + Aead.TAG_LENGTH;
      // RFC 9846 5.2: every protected record looks like application data, and its header is the
      // additional data.
      RecordHeader.write(
          ContentType.APPLICATION_DATA, RecordHeader.LEGACY_VERSION, fragment, header, 0);
      System.arraycopy(header, 0, out, at, RecordHeader.LENGTH);
      sealer.seal(nonce.current(), header, in, from, to, tail, out, at + RecordHeader.LENGTH);
      nonce.advance();
      return RecordHeader.LENGTH + fragment;
    }

    @Override
    public int recordLength(int content) {
      return RecordHeader.LENGTH + content + 1 + Aead.TAG_LENGTH;
    }

    // The type is counted too (RFC 8449 4).
    @Override
    public int largestContent(int limit) {
      return Math.min(limit - 1, RecordHeader.MAX_CONTENT);
    }

    @Override
    public boolean hidesLength() {
      return true;
    }

    @Override
    public long records() {
      return nonce.sequence();
    }

    @Override
    public long recordLimit() {
      return recordLimit;
    }

    @Override
    public void wipe() {
      nonce.wipe();
      sealer.wipe();
    }
  }
}
