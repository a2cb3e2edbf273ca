package org.handfast.engine.record;

import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What protects the records that are sent at the moment, and, under TLS 1.3, the secret that it
/// comes from and that the next keys will come from.
final class SendKeys {
  private WriteProtection protection;
  private @Nullable TrafficSecret secret;

  SendKeys(WriteProtection first) {
    this.protection = first;
  }

  WriteProtection protection() {
    return protection;
  }

  void protect(TrafficSecret next) {
    protection.wipe();
    secret = next;
    protection = new WriteProtection.Protected(next);
  }

  void protect(DirectionKeys next) {
    protection.wipe();
    protection = Tls12Sealing.under(next);
    next.close();
  }

  void unprotect() {
    wipe();
    secret = null;
    protection = new WriteProtection.Plaintext();
  }

  /// Whether other keys can follow these.
  boolean canUpdate() {
    return secret != null;
  }

  /// The next generation (RFC 9846 7.2), if there can be one.
  void update() {
    if (secret != null) {
      protect(secret.next());
    }
  }

  /// Whether one record more is all that these keys should protect (RFC 9846 5.5).
  ///
  /// @param records the number that the configuration allows
  boolean areWorn(long records) {
    return protection.records() >= Math.min(records, protection.recordLimit()) - 1;
  }

  /// verify_data under the secret of the moment; null without one.
  @Nullable Bytes verifyData(Bytes transcriptHash) {
    return secret == null ? null : secret.verifyData(transcriptHash);
  }

  void wipe() {
    protection.wipe();
    if (secret != null) {
      secret.wipe();
    }
  }
}
