package org.handfast.engine.schedule.tls12;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;

/// The pseudorandom function of TLS 1.2 (RFC 5246 5):
///
/// ```text
/// PRF(secret, label, seed) = P_hash(secret, label + seed)
/// P_hash(secret, seed) = HMAC(secret, A(1) + seed) + HMAC(secret, A(2) + seed) + ...
/// A(0) = seed, A(i) = HMAC(secret, A(i-1))
/// ```
///
/// Keeps one MAC object and re-keys it; not thread-safe.
public final class Prf {
  private final HashFunction.Hmac hmac;
  private final int hashLength;

  public Prf(HashFunction hash) {
    this.hmac = hash.hmac();
    this.hashLength = hash.algorithm().length();
  }

  /// The first `length` bytes of the function's value, in an array that the caller owns.
  public byte[] expand(Secret secret, String label, Bytes seed, int length) {
    byte[] labelled =
        Bytes.concat(Bytes.owning(label.getBytes(StandardCharsets.UTF_8)), seed).toArray();
    secret.lend(hmac::key);
    byte[] output = new byte[length];
    byte[] a = labelled.clone();
    for (int filled = 0; filled < length; filled += hashLength) {
      byte[] next = mac(a);
      Arrays.fill(a, (byte) 0);
      a = next;
      hmac.update(a, 0, a.length);
      byte[] block = mac(labelled);
      System.arraycopy(block, 0, output, filled, Math.min(hashLength, length - filled));
      Arrays.fill(block, (byte) 0);
    }
    Arrays.fill(a, (byte) 0);
    return output;
  }

  private byte[] mac(byte[] data) {
    hmac.update(data, 0, data.length);
    return hmac.finish();
  }
}
