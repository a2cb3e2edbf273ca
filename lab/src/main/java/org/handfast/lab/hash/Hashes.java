package org.handfast.lab.hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.protocol.wire.Bytes;

/// SHA-256 and what is made of it; other hashes by name.
public final class Hashes {
  /// How many bytes come out of SHA-256.
  public static final int LENGTH = 32;

  private Hashes() {}

  /// SHA-256 of the parts, one behind the other.
  public static Bytes sha256(Bytes... parts) {
    return hash("SHA-256", parts);
  }

  /// A hash of the parts, one behind the other.
  ///
  /// @param algorithm as the JCA calls it
  public static Bytes hash(String algorithm, Bytes... parts) {
    try {
      return Bytes.owning(
          MessageDigest.getInstance(algorithm).digest(Bytes.concat(parts).toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /// HMAC-SHA-256 of the parts, one behind the other (RFC 2104).
  public static Bytes hmac(Bytes key, Bytes... parts) {
    return hmac("HmacSHA256", key, parts);
  }

  /// HMAC with another hash (RFC 2104).
  ///
  /// @param algorithm as the JCA calls it
  public static Bytes hmac(String algorithm, Bytes key, Bytes... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.toArray(), algorithm));
      return Bytes.owning(mac.doFinal(Bytes.concat(parts).toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /// As many bytes as one likes from a secret, a label and a seed: TLS 1.2's pseudorandom function
  /// with SHA-256 (RFC 5246 5).
  ///
  /// ```text
  /// PRF(secret, label, seed) =
  ///   HMAC(secret, A(1) ‖ label ‖ seed) ‖ HMAC(secret, A(2) ‖ label ‖ seed) ‖ …
  /// A(0) = label ‖ seed, A(i) = HMAC(secret, A(i-1))
  /// ```
  public static Bytes prf(Bytes secret, String label, Bytes seed, int length) {
    Bytes labelled = Bytes.concat(Bytes.owning(label.getBytes(StandardCharsets.US_ASCII)), seed);
    Bytes output = Bytes.EMPTY;
    Bytes a = labelled;
    while (output.length() < length) {
      a = hmac(secret, a);
      output = Bytes.concat(output, hmac(secret, a, labelled));
    }
    return output.slice(0, length);
  }
}
