package org.handfast.engine.schedule;

import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// The top of the key schedule's figure (RFC 9846 7.1), here without a PSK:
///
/// ```text
///              0
///              |
///              v
///    0 ->  HKDF-Extract = Early Secret
///              |
///              v
///        Derive-Secret(., "derived", "")
/// ```
public final class EarlyStage {
  private final NegotiatedSuite suite;
  private final Hkdf hkdf;
  private final Secret earlySecret;
  private final SecretScope scope;

  private EarlyStage(NegotiatedSuite suite, Hkdf hkdf, Secret earlySecret, SecretScope scope) {
    this.suite = suite;
    this.hkdf = hkdf;
    this.earlySecret = earlySecret;
    this.scope = scope;
  }

  /// The early secret of a handshake that resumes nothing.
  ///
  /// @param scope the handshake's
  public static EarlyStage withoutPsk(NegotiatedSuite suite, SecretScope scope) {
    Hkdf hkdf = new Hkdf(suite.hash());
    Secret zeros = scope.adopt(new byte[suite.hashLength()]);
    return new EarlyStage(suite, hkdf, scope.adopt(hkdf.extract(zeros, zeros)), scope);
  }

  /// Mixes in the shared secret of the key exchange; this stage and `shared` end here.
  ///
  /// @param helloHash the transcript up to ServerHello
  public HandshakeStage handshake(Secret shared, Bytes helloHash) {
    Secret salt = Derivation.salt(suite, hkdf, earlySecret, scope);
    Secret handshakeSecret = scope.adopt(hkdf.extract(salt, shared));
    scope.wipe(earlySecret);
    scope.wipe(shared);
    return new HandshakeStage(suite, hkdf, handshakeSecret, helloHash, scope);
  }
}
