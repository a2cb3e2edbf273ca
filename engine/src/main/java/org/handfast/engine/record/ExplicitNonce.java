package org.handfast.engine.record;

import java.util.Arrays;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.schedule.tls12.DirectionKeys;

/// The nonces of TLS 1.2's AEAD records. For GCM (RFC 5288 3) one is a secret salt and eight bytes
/// that stand in the record; the sender puts its sequence number there, so that none comes twice.
/// For ChaCha20-Poly1305 (RFC 7905 2) nothing is sent: the number is mixed into a secret, as TLS
/// 1.3 does for all.
final class ExplicitNonce {
  private final RecordNonce nonce;
  private final int sent;

  private ExplicitNonce(DirectionKeys keys, int sent) {
    // A salt followed by zeros, with the number mixed in, is the salt followed by the number.
    this.nonce = new RecordNonce(keys.iv().use(iv -> Arrays.copyOf(iv, Aead.NONCE_LENGTH)));
    this.sent = sent;
  }

  static ExplicitNonce gcm(DirectionKeys keys) {
    return new ExplicitNonce(keys, Aead.NONCE_LENGTH - keys.iv().length());
  }

  static ExplicitNonce chaCha20(DirectionKeys keys) {
    return new ExplicitNonce(keys, 0);
  }

  /// How many bytes of it stand in the record.
  int sent() {
    return sent;
  }

  /// The nonce of the current record, whose sent part is written to `out` from `at` on. The array
  /// is reused.
  byte[] send(byte[] out, int at) {
    byte[] current = nonce.current();
    System.arraycopy(current, current.length - sent, out, at, sent);
    return current;
  }

  /// The nonce of the current record, whose sent part stands in `in` from `from` on. The array is
  /// reused.
  byte[] received(byte[] in, int from) {
    byte[] current = nonce.current();
    System.arraycopy(in, from, current, current.length - sent, sent);
    return current;
  }

  /// The current record is done.
  void advance() {
    nonce.advance();
  }

  void wipe() {
    nonce.wipe();
  }
}
