package org.handfast.engine.schedule;

import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// Derive-Secret of RFC 9846 7.1, in its uses.
final class Derivation {
  private Derivation() {}

  /// A traffic secret from a stage's secret, a label and the transcript so far.
  static TrafficSecret traffic(
      NegotiatedSuite suite,
      Hkdf hkdf,
      Secret secret,
      String label,
      Bytes transcriptHash,
      SecretScope owner) {
    byte[] derived = hkdf.expandLabel(secret, label, transcriptHash, suite.hashLength());
    return new TrafficSecret(suite, owner.adopt(derived), owner);
  }

  /// The exporter of a stage, from its label and the transcript so far.
  static ExporterSecret exporter(
      HashFunction hash,
      Hkdf hkdf,
      Secret secret,
      String label,
      Bytes transcriptHash,
      SecretScope owner) {
    byte[] derived = hkdf.expandLabel(secret, label, transcriptHash, hash.algorithm().length());
    return new ExporterSecret(hash, owner.adopt(derived));
  }

  /// The salt of the next stage: `Derive-Secret(secret, "derived", "")`.
  static Secret salt(NegotiatedSuite suite, Hkdf hkdf, Secret secret, SecretScope owner) {
    Bytes emptyHash = Bytes.owning(suite.hash().digest().finish());
    return owner.adopt(hkdf.expandLabel(secret, "derived", emptyHash, suite.hashLength()));
  }
}
