package org.handfast.engine.session;

import java.util.Arrays;
import java.util.Optional;

/// What a session's key is, and so which handshake it is good for: one version's key never serves
/// the other.
public enum SessionSecret {
  /// A pre-shared key of TLS 1.3 (RFC 9846 4.7.1).
  PSK(0),
  /// A master secret of TLS 1.2 that is bound to its whole handshake (RFC 7627).
  EXTENDED_MASTER_SECRET(1),
  /// A master secret of TLS 1.2 from the pre-master secret and two nonces alone (RFC 5246 8.1).
  MASTER_SECRET(2);

  private final int code;

  SessionSecret(int code) {
    this.code = code;
  }

  /// What stands for it in a [SessionCodec]'s bytes.
  int code() {
    return code;
  }

  static Optional<SessionSecret> of(int code) {
    return Arrays.stream(values()).filter(secret -> secret.code == code).findFirst();
  }
}
