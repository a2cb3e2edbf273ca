package org.handfast.engine.record;

import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.jspecify.annotations.Nullable;

/// What protects the records that are received at the moment, once anything does, and, under TLS
/// 1.3, the secret that it comes from and that the next keys will come from.
final class ReceiveKeys {
  private @Nullable ReadProtection protection;
  private @Nullable TrafficSecret secret;

  /// What a record is under whose header says this type; null if nothing.
  @Nullable ReadProtection covering(byte type) {
    return protection != null && protection.covers(type) ? protection : null;
  }

  /// Whether there are any.
  boolean areThere() {
    return protection != null;
  }

  void protect(TrafficSecret next) {
    wipeProtection();
    secret = next;
    protection = new ReadProtection.Protected(next);
  }

  void protect(DirectionKeys next) {
    wipeProtection();
    protection = Tls12Opening.under(next);
    next.close();
  }

  /// The secret of the moment.
  TrafficSecret secret() {
    if (secret == null) {
      throw new IllegalStateException("no traffic secret to update or to confirm");
    }
    return secret;
  }

  void wipe() {
    wipeProtection();
    if (secret != null) {
      secret.wipe();
    }
  }

  private void wipeProtection() {
    if (protection != null) {
      protection.wipe();
    }
  }
}
