package org.handfast.lab.almost;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.protocol.wire.Bytes;

/// SHA-256 and what is made of it.
public final class Hashes {
  /// How many bytes come out.
  public static final int LENGTH = 32;

  private Hashes() {}

  /// SHA-256 of the parts, one behind the other.
  public static Bytes sha256(Bytes... parts) {
    try {
      return Bytes.owning(
          MessageDigest.getInstance("SHA-256").digest(Bytes.concat(parts).toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// HMAC-SHA-256 of the parts, one behind the other (RFC 2104).
  public static Bytes hmac(Bytes key, Bytes... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
      return Bytes.owning(mac.doFinal(Bytes.concat(parts).toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /// As many bytes as one likes from a secret, a label and a seed: TLS 1.2's PRF (RFC 5246 5).
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
