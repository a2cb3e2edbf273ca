package org.handfast.lab.tls;

import java.nio.charset.StandardCharsets;
import org.handfast.lab.hash.Hashes;
import org.handfast.protocol.wire.Bytes;

/// TLS 1.3's key derivation with SHA-256 (RFC 9846 7.1, RFC 5869).
final class Hkdf {
  /// The hash's length, in bytes: as long as all secrets are.
  static final int LENGTH = 32;

  /// What stands where there is no secret.
  static final Bytes ZEROS = Bytes.owning(new byte[LENGTH]);

  private Hkdf() {}

  /// `HKDF-Extract(salt, input)`.
  static Bytes extract(Bytes salt, Bytes input) {
    return Hashes.hmac(salt, input);
  }

  /// `HKDF-Expand-Label(secret, label, context, length)`, for a length that one block has.
  static Bytes expandLabel(Bytes secret, String label, Bytes context, int length) {
    Bytes name = Bytes.owning(("tls13 " + label).getBytes(StandardCharsets.US_ASCII));
    Bytes info =
        Bytes.concat(
            Numbers.u16(length),
            Numbers.u8(name.length()),
            name,
            Numbers.u8(context.length()),
            context);
    return Hashes.hmac(secret, Bytes.concat(info, Numbers.u8(1))).slice(0, length);
  }

  /// `Derive-Secret(secret, label, messages)`, of which the hash is given.
  static Bytes derive(Bytes secret, String label, Bytes hash) {
    return expandLabel(secret, label, hash, LENGTH);
  }

  /// The salt of the next stage: `Derive-Secret(secret, "derived", "")`.
  static Bytes salt(Bytes secret) {
    return derive(secret, "derived", Hashes.sha256(Bytes.EMPTY));
  }
}
