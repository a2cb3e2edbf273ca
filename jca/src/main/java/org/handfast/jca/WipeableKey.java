package org.handfast.jca;

import java.util.Arrays;
import javax.crypto.SecretKey;

/// A secret key that can be wiped, which `SecretKeySpec` cannot. Equality is identity: nothing here
/// compares secrets. The key schedule that a cipher derives from it is beyond our reach.
final class WipeableKey implements SecretKey {
  private static final long serialVersionUID = 1L;

  private final String algorithm;
  private final transient byte[] bytes;
  private transient volatile boolean destroyed;

  /// Copies `bytes`.
  WipeableKey(byte[] bytes, String algorithm) {
    this.bytes = bytes.clone();
    this.algorithm = algorithm;
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /// A copy: providers wipe what they were given.
  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("key used after it was destroyed");
    }
    return bytes.clone();
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return algorithm + " key[" + bytes.length + " bytes]";
  }
}
