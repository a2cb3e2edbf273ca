package org.handfast.lab.trudy.almost;

import org.handfast.lab.almost.Keystream;
import org.handfast.lab.almost.SslRecord;
import org.handfast.lab.almost.Variant;
import org.handfast.lab.almost.Variant.Integrity;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.trudy.Bits;
import org.handfast.protocol.wire.Bytes;

/// She knows what Bob's first record says, and makes it say something else. Text xor ciphertext is
/// keystream; so the difference of two texts, xored onto the ciphertext, exchanges them.
final class KnownLine {
  private static final int DATA = SslRecord.HEADER + Keystream.IV_LENGTH;

  private KnownLine() {}

  /// The record with [Lines#FORGED] in it, and with the right hash where the hash needs no key.
  static Bytes exchanged(Variant variant, Bytes record) {
    Bytes known = Lines.ORDERS.getFirst();
    Bytes wanted = Lines.FORGED;
    Bytes other = Bits.xor(record, DATA, difference(known, wanted));
    return variant.integrity() == Integrity.HASH
        ? Bits.xor(
            other, DATA + known.length(), difference(Hashes.sha256(known), Hashes.sha256(wanted)))
        : other;
  }

  private static Bytes difference(Bytes one, Bytes other) {
    return Bits.xor(one, 0, other);
  }
}
