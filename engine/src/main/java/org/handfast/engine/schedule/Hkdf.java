package org.handfast.engine.schedule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// HKDF (RFC 5869) and the labelled expansion that TLS 1.3 builds on it (RFC 9846 7.1). Keeps one
/// MAC object and re-keys it; not thread-safe.
public final class Hkdf {
  private static final int LABEL_CAPACITY = 2 + 1 + 255 + 1 + 255;

  private final HashFunction.Hmac hmac;
  private final int hashLength;
  private final WireWriter info = new WireWriter(LABEL_CAPACITY);

  public Hkdf(HashFunction hash) {
    this.hmac = hash.hmac();
    this.hashLength = hash.algorithm().length();
  }

  /// HKDF-Extract: a pseudorandom key from input keying material.
  public byte[] extract(Secret salt, Secret inputKeyingMaterial) {
    salt.lend(hmac::key);
    inputKeyingMaterial.lend(material -> hmac.update(material, 0, material.length));
    return hmac.finish();
  }

  /// HKDF-Expand-Label: `length` bytes bound to a label and a context.
  public byte[] expandLabel(Secret secret, String label, Bytes context, int length) {
    writeLabel(label, context, length);
    secret.lend(hmac::key);
    return expand(length);
  }

  /// HMAC under a key, for Finished.
  public byte[] mac(Secret key, Bytes data) {
    key.lend(hmac::key);
    byte[] bytes = data.toArray();
    hmac.update(bytes, 0, bytes.length);
    return hmac.finish();
  }

  // struct { uint16 length; opaque label<7..255>; opaque context<0..255>; } HkdfLabel;
  private void writeLabel(String label, Bytes context, int length) {
    info.clear();
    info.u16(length);
    info.opaque(Bytes.owning(("tls13 " + label).getBytes(StandardCharsets.UTF_8)), 7, 255);
    info.opaque(context, 0, 255);
  }

  // RFC 5869 2.3: T(n) = HMAC(T(n-1) | info | n); one round is enough for all but long exports.
  private byte[] expand(int length) {
    byte[] output = new byte[length];
    byte[] counter = {0};
    byte[] block = {};
    for (int filled = 0; filled < length; filled += hashLength) {
      counter[0]++;
      hmac.update(block, 0, block.length);
      hmac.update(info.array(), 0, info.size());
      hmac.update(counter, 0, 1);
      byte[] next = hmac.finish();
      Arrays.fill(block, (byte) 0);
      block = next;
      System.arraycopy(block, 0, output, filled, Math.min(hashLength, length - filled));
    }
    Arrays.fill(block, (byte) 0);
    return output;
  }
}
