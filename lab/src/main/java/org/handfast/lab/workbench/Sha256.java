package org.handfast.lab.workbench;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.handfast.protocol.wire.Bytes;

/// SHA-256 (FIPS 180-4) that can be taken up where another hash ended: the digest *is* the state,
/// so whoever has a digest can hash on. The JDK's cannot be given a state, and rightly so.
final class Sha256 {
  private static final int BLOCK = 64;

  // "Nothing up my sleeve": the constants are the first 32 fractional bits of the square roots of
  // the first 8 primes, and of the cube roots of the first 64.
  private static final int[] START = primes(8).map(p -> fraction(Math.sqrt(p))).toArray();
  private static final int[] K = primes(64).map(p -> fraction(StrictMath.cbrt(p))).toArray();

  private final int[] state;
  private final long before;

  private Sha256(int[] state, long before) {
    this.state = state;
    this.before = before;
  }

  /// At the beginning.
  static Sha256 fresh() {
    return new Sha256(START.clone(), 0);
  }

  /// Where the hash of a message ended whose length was `length` bytes: behind its padding.
  static Sha256 after(Bytes digest, long length) {
    int[] state = new int[8];
    digest.asByteBuffer().asIntBuffer().get(state);
    return new Sha256(state, length + padding(length).length());
  }

  /// What SHA-256 puts behind a message of `length` bytes: 0x80, zeros to the end of a block less
  /// eight, and the length in bits.
  static Bytes padding(long length) {
    int zeros = Math.floorMod(BLOCK - 1 - Long.BYTES - length, BLOCK);
    ByteBuffer padding = ByteBuffer.allocate(1 + zeros + Long.BYTES);
    padding.put((byte) 0x80).position(1 + zeros).putLong(length * Byte.SIZE);
    return Bytes.owning(padding.array());
  }

  /// The digest, if `rest` is all that follows.
  Bytes digest(Bytes rest) {
    int[] end = state.clone();
    ByteBuffer blocks = Bytes.concat(rest, padding(before + rest.length())).asByteBuffer();
    while (blocks.hasRemaining()) {
      compress(end, blocks);
    }
    ByteBuffer digest = ByteBuffer.allocate(end.length * Integer.BYTES);
    digest.asIntBuffer().put(end);
    return Bytes.owning(digest.array());
  }

  /// Mixes the next 64 bytes into `state`.
  private static void compress(int[] state, ByteBuffer block) {
    int[] w = new int[K.length];
    for (int t = 0; t < w.length; t++) {
      w[t] = t < 16 ? block.getInt() : mixed1(w[t - 2]) + w[t - 7] + mixed0(w[t - 15]) + w[t - 16];
    }
    int[] v = state.clone(); // a to h
    for (int t = 0; t < w.length; t++) {
      int choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
      int majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
      int first = v[7] + turned(v[4], 6, 11, 25) + choice + K[t] + w[t];
      int second = turned(v[0], 2, 13, 22) + majority;
      System.arraycopy(v, 0, v, 1, 7);
      v[4] += first;
      v[0] = first + second;
    }
    Arrays.setAll(state, i -> state[i] + v[i]);
  }

  private static int turned(int x, int first, int second, int third) {
    return Integer.rotateRight(x, first)
        ^ Integer.rotateRight(x, second)
        ^ Integer.rotateRight(x, third);
  }

  private static int mixed0(int x) {
    return Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ (x >>> 3);
  }

  private static int mixed1(int x) {
    return Integer.rotateRight(x, 17) ^ Integer.rotateRight(x, 19) ^ (x >>> 10);
  }

  private static IntStream primes(int count) {
    return IntStream.iterate(2, n -> n + 1)
        .filter(n -> IntStream.range(2, n).noneMatch(d -> n % d == 0))
        .limit(count);
  }

  private static int fraction(double root) {
    return (int) (long) ((root - Math.floor(root)) * (1L << Integer.SIZE));
  }
}
