package org.handfast.engine.schedule;

import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// An exporter_secret or an early_exporter_secret, and what TLS 1.3 exports from it (RFC 9846 7.5).
///
/// ```text
/// HKDF-Expand-Label(Derive-Secret(Secret, label, ""), "exporter", Hash(context), length)
/// ```
public final class ExporterSecret implements Exporter {
  private final HashFunction hash;
  private final Secret secret;

  ExporterSecret(HashFunction hash, Secret secret) {
    this.hash = hash;
    this.secret = secret;
  }

  /// An empty context and none are the same.
  @Override
  public byte[] export(String label, int length) {
    return export(label, Bytes.EMPTY, length);
  }

  @Override
  public byte[] export(String label, Bytes context, int length) {
    Exporter.requireInRange(label, 1, length, hash);
    Hkdf hkdf = new Hkdf(hash);
    try (SecretScope brief = SecretScope.open()) {
      Secret derived =
          brief.adopt(
              hkdf.expandLabel(secret, label, hash(Bytes.EMPTY), hash.algorithm().length()));
      return hkdf.expandLabel(derived, "exporter", hash(context), length);
    }
  }

  private Bytes hash(Bytes content) {
    HashFunction.Digest digest = hash.digest();
    digest.update(content.toArray(), 0, content.length());
    return Bytes.owning(digest.finish());
  }

  Secret secret() {
    return secret;
  }
}
