package org.handfast.lab.tls;

import java.nio.charset.StandardCharsets;
import org.handfast.protocol.wire.Bytes;

/// TLS 1.2's pseudorandom function with SHA-256 (RFC 5246 5):
///
/// ```text
/// PRF(secret, label, seed) =
///   HMAC(secret, A(1) ‖ label ‖ seed) ‖ HMAC(secret, A(2) ‖ label ‖ seed) ‖ …
/// A(0) = label ‖ seed, A(i) = HMAC(secret, A(i-1))
/// ```
public final class Prf {
  private Prf() {}

  /// So many bytes of `PRF(secret, label, seed)`.
  public static Bytes expand(Bytes secret, String label, Bytes seed, int length) {
    Bytes start = Bytes.concat(Bytes.owning(label.getBytes(StandardCharsets.US_ASCII)), seed);
    Bytes a = start;
    Bytes output = Bytes.EMPTY;
    while (output.length() < length) {
      a = Primitives.hmac(secret, a);
      output = Bytes.concat(output, Primitives.hmac(secret, Bytes.concat(a, start)));
    }
    return output.slice(0, length);
  }
}
