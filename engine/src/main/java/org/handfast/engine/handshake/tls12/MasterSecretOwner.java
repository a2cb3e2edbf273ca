package org.handfast.engine.handshake.tls12;

import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.session.SessionSecret;

/// How long a master secret lasts. One that exports keying material lasts as long as the
/// connection; any other ends with the handshake (RFC 7627 5.4).
public final class MasterSecretOwner {
  private MasterSecretOwner() {}

  /// Whose a master secret of this kind is.
  public static SecretScope of(SessionSecret kind, HandshakeContext context) {
    return kind == SessionSecret.EXTENDED_MASTER_SECRET
        ? context.connectionScope()
        : context.handshakeScope();
  }
}
