package org.handfast.engine.schedule;

import java.nio.charset.StandardCharsets;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// Keying material for other protocols, from an exporter_secret or an early_exporter_secret (RFC
/// 9846 7.5): only the two ends of the connection can compute it, and what it was made for is part
/// of it.
///
/// ```text
/// HKDF-Expand-Label(Derive-Secret(Secret, label, ""), "exporter", Hash(context), length)
/// ```
public final class Exporter {
  /// The longest label in bytes: what an HkdfLabel holds, less the prefix "tls13 " (RFC 9846 7.1).
  public static final int LONGEST_LABEL = 255 - 6;

  private final HashFunction hash;
  private final Secret secret;

  Exporter(HashFunction hash, Secret secret) {
    this.hash = hash;
    this.secret = secret;
  }

  /// The value for a label and a context, in an array that belongs to the caller.
  ///
  /// @param label in UTF-8, which for the registered ones is ASCII (RFC 5705 4)
  /// @param context of any length; an empty one and none are the same
  /// @param length in bytes, at most 255 times the hash's (RFC 5869 2.3)
  /// @throws IllegalArgumentException if the label or the length is out of range
  /// @throws IllegalStateException if the secret has ended
  public byte[] export(String label, Bytes context, int length) {
    int labelLength = label.getBytes(StandardCharsets.UTF_8).length;
    requireWithin("the label's length", labelLength, LONGEST_LABEL);
    requireWithin("the length", length, 255 * hash.algorithm().length());
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

  private static void requireWithin(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          what + " must be between 1 and " + most + " bytes, and not " + value);
    }
  }

  Secret secret() {
    return secret;
  }
}
