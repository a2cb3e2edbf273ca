package org.handfast.engine.record;

import org.handfast.engine.Side;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.TrafficKeys;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.protocol.registry.ContentType;

/// How content becomes a record, RFC 9846 5.1 and 5.2.
sealed interface WriteProtection {

  /// Writes one whole record that holds `in[from, to)`.
  ///
  /// @param padding zero bytes hidden behind the content; ignored where nothing is hidden
  /// @return the record's length
  int seal(ContentType type, byte[] in, int from, int to, int padding, byte[] out, int at);

  /// How many bytes a record is longer than its content and padding.
  int overhead();

  /// How many records were sealed.
  long records();

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
    public int overhead() {
      return RecordHeader.LENGTH;
    }

    @Override
    public long records() {
      return 0;
    }

    @Override
    public void wipe() {}
  }

  /// Under a traffic secret: TLSCiphertext, whose inner plaintext is `content ‖ type ‖ zeros`.
  final class Protected implements WriteProtection {
    private final AeadAlgorithm.Sealer sealer;
    private final RecordNonce nonce;
    private final byte[] header = new byte[RecordHeader.LENGTH];
    private final byte[] typeAlone = new byte[1];

    Protected(TrafficSecret secret) {
      try (TrafficKeys keys = secret.keys()) {
        this.sealer = keys.useKey(secret.suite().aead()::sealer);
        this.nonce = new RecordNonce(keys.iv());
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
    public int overhead() {
      return RecordHeader.LENGTH + 1 + Aead.TAG_LENGTH;
    }

    @Override
    public long records() {
      return nonce.sequence();
    }

    @Override
    public void wipe() {
      nonce.wipe();
      sealer.wipe();
    }
  }
}
