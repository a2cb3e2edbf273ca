package org.handfast.engine.record;

import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.TrafficKeys;
import org.handfast.engine.schedule.TrafficSecret;

/// The receiving keys of one direction and epoch, RFC 9846 5.2: opens a protected record's fragment
/// to the inner plaintext, `content ‖ type ‖ zeros`.
final class ReadProtection {
  private final AeadAlgorithm.Opener opener;
  private final RecordNonce nonce;
  private final byte[] header = new byte[RecordHeader.LENGTH];

  ReadProtection(TrafficSecret secret) {
    try (TrafficKeys keys = secret.keys()) {
      this.opener = keys.useKey(secret.suite().aead()::opener);
      this.nonce = new RecordNonce(keys.iv());
    }
  }

  /// Opens the fragment `in[from, to)` into `out`, another array with room for it less the tag.
  /// Does not count the record: [#accept] does, once it has found a place for the content.
  ///
  /// @return the length of the inner plaintext, or [AeadAlgorithm#FORGED]
  int open(byte[] in, int from, int to, byte[] out, int at) {
    System.arraycopy(in, from - RecordHeader.LENGTH, header, 0, RecordHeader.LENGTH);
    return opener.open(nonce.current(), header, in, from, to, out, at);
  }

  /// The opened record is taken.
  void accept() {
    nonce.advance();
  }

  void wipe() {
    nonce.wipe();
    opener.wipe();
  }
}
