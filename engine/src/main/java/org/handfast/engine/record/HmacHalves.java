package org.handfast.engine.record;

import java.util.Arrays;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;

/// HMAC (RFC 2104) in its two steps, for one who has to look at the first step's hash in many
/// places: `H(key ^ opad ‖ H(key ^ ipad ‖ text))`.
final class HmacHalves {
  private static final byte IPAD = 0x36;
  private static final byte OPAD = 0x5C;

  private final HashFunction.Digest inner;
  private final HashFunction.Digest outer;

  /// @param key no longer than a block of the hash function
  HmacHalves(HashFunction hash, byte[] key) {
    this.inner = keyed(hash, key, IPAD);
    this.outer = keyed(hash, key, OPAD);
  }

  /// The first step's running hash, which has taken in the key.
  HashFunction.Digest inner() {
    return inner.fork();
  }

  /// The second step, from the first one's hash.
  byte[] outer(byte[] innerHash) {
    HashFunction.Digest digest = outer.fork();
    digest.update(innerHash, 0, innerHash.length);
    return digest.finish();
  }

  /// Ends the key: a spent digest has nothing of it.
  void wipe() {
    Arrays.fill(inner.finish(), (byte) 0);
    Arrays.fill(outer.finish(), (byte) 0);
  }

  private static HashFunction.Digest keyed(HashFunction hash, byte[] key, byte pad) {
    byte[] block = new byte[blockLength(hash.algorithm())];
    System.arraycopy(key, 0, block, 0, key.length);
    for (int i = 0; i < block.length; i++) {
      block[i] ^= pad;
    }
    HashFunction.Digest digest = hash.digest();
    digest.update(block, 0, block.length);
    Arrays.fill(block, (byte) 0);
    return digest;
  }

  // FIPS 180-4 1: how many bytes the hash function takes in at once.
  private static int blockLength(HashAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA1, SHA256 -> 64;
      case SHA384 -> 128;
    };
  }
}
