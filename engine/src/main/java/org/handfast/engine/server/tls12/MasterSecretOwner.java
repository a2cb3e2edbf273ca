package org.handfast.engine.server.tls12;

import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.session.SessionSecret;

/// How long a master secret lasts. One that exports keying material lasts as long as the
/// connection; any other ends with the handshake (RFC 7627 5.4).
final class MasterSecretOwner {
  private MasterSecretOwner() {}

  static SecretScope of(SessionSecret kind, ServerContext context) {
    return kind == SessionSecret.EXTENDED_MASTER_SECRET
        ? context.connectionScope()
        : context.handshakeScope();
  }
}
