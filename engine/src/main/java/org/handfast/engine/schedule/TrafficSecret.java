package org.handfast.engine.schedule;

import org.handfast.engine.crypto.Aead;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// The secret of one direction in one epoch, from which its record keys come (RFC 9846 7.3) and, by
/// KeyUpdate, the next one (7.2).
public final class TrafficSecret {
  private final NegotiatedSuite suite;
  private final Secret secret;
  private final SecretScope scope;

  TrafficSecret(NegotiatedSuite suite, Secret secret, SecretScope scope) {
    this.suite = suite;
    this.secret = secret;
    this.scope = scope;
  }

  public NegotiatedSuite suite() {
    return suite;
  }

  /// The write key and IV: `HKDF-Expand-Label(secret, "key" / "iv", "", length)`.
  public TrafficKeys keys() {
    Hkdf hkdf = new Hkdf(suite.hash());
    return new TrafficKeys(
        hkdf.expandLabel(secret, "key", Bytes.EMPTY, suite.aead().aead().keyLength()),
        hkdf.expandLabel(secret, "iv", Bytes.EMPTY, Aead.NONCE_LENGTH));
  }

  /// The secret of the next generation; this one is wiped.
  public TrafficSecret next() {
    byte[] updated =
        new Hkdf(suite.hash()).expandLabel(secret, "traffic upd", Bytes.EMPTY, suite.hashLength());
    TrafficSecret next = new TrafficSecret(suite, scope.adopt(updated), scope);
    wipe();
    return next;
  }

  /// Ends this secret: its direction has moved on.
  public void wipe() {
    scope.wipe(secret);
  }

  /// `HKDF-Expand-Label(secret, "finished", "", Hash.length)`, RFC 9846 4.5.3, applied to a
  /// transcript.
  public Bytes verifyData(Bytes transcriptHash) {
    Hkdf hkdf = new Hkdf(suite.hash());
    try (SecretScope brief = SecretScope.open()) {
      Secret finishedKey =
          brief.adopt(hkdf.expandLabel(secret, "finished", Bytes.EMPTY, suite.hashLength()));
      return Bytes.owning(hkdf.mac(finishedKey, transcriptHash));
    }
  }

  Secret secret() {
    return secret;
  }
}
