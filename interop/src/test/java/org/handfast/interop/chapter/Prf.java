package org.handfast.interop.chapter;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The pseudorandom function of TLS 1.2 with SHA-256 (RFC 5246 5): the chapter's "key derivation
/// function", which makes secrets of any length out of one.
///
/// ```
/// PRF(secret, label, seed) = P_SHA256(secret, label + seed)
/// P_hash(secret, seed) = HMAC_hash(secret, A(1) + seed) + HMAC_hash(secret, A(2) + seed) + …
/// A(0) = seed, A(i) = HMAC_hash(secret, A(i-1))
/// ```
final class Prf {
  private Prf() {}

  static Octets prf(Octets secret, String label, Octets seed, int length)
      throws GeneralSecurityException {
    return expanded(secret, Octets.joined(Octets.ofAscii(label), seed), length);
  }

  /// P_SHA256.
  private static Octets expanded(Octets secret, Octets seed, int length)
      throws GeneralSecurityException {
    Octets output = Octets.EMPTY;
    Octets a = hmac(secret, seed);
    while (output.length() < length) {
      output = Octets.joined(output, hmac(secret, Octets.joined(a, seed)));
      a = hmac(secret, a);
    }
    return output.first(length);
  }

  /// HMAC_SHA256.
  static Octets hmac(Octets key, Octets content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
    return Octets.of(mac.doFinal(content.toArray()));
  }
}
