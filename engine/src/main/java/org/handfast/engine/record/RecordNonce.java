package org.handfast.engine.record;

import java.util.Arrays;
import org.handfast.engine.crypto.Aead;

/// The per-record nonce of RFC 9846 5.3: the IV, with the record's sequence number mixed into its
/// last eight bytes. It counts, so that no nonce is ever used twice under one key.
final class RecordNonce {
  private final byte[] iv;
  private final byte[] nonce = new byte[Aead.NONCE_LENGTH];
  private long sequence;
  private boolean wiped;

  RecordNonce(byte[] iv) {
    this.iv = iv;
  }

  /// The nonce of the current record. The array is reused.
  byte[] current() {
    if (wiped) {
      throw new IllegalStateException("the keys of this direction have ended");
    }
    System.arraycopy(iv, 0, nonce, 0, nonce.length);
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (8 * i));
    }
    return nonce;
  }

  /// The current record is done.
  void advance() {
    sequence++;
    if (sequence == 0) {
      throw new IllegalStateException("sequence number wrapped around");
    }
  }

  /// How many records are done.
  long sequence() {
    return sequence;
  }

  void wipe() {
    wiped = true;
    Arrays.fill(iv, (byte) 0);
    Arrays.fill(nonce, (byte) 0);
  }
}
