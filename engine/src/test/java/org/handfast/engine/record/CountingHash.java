package org.handfast.engine.record;

import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;

/// A hash function that counts what is asked of its digests.
final class CountingHash implements HashFunction {
  private final HashFunction hash;
  private int updates;
  private int bytes;
  private int forks;
  private int finishes;
  private long compressions;

  /// @param compressions how often the compression function runs, by the lengths of what is hashed
  record Tally(int updates, int bytes, int forks, int finishes, long compressions) {
    Tally minus(Tally before) {
      return new Tally(
          updates - before.updates,
          bytes - before.bytes,
          forks - before.forks,
          finishes - before.finishes,
          compressions - before.compressions);
    }
  }

  CountingHash(HashFunction hash) {
    this.hash = hash;
  }

  Tally tally() {
    return new Tally(updates, bytes, forks, finishes, compressions);
  }

  @Override
  public HashAlgorithm algorithm() {
    return hash.algorithm();
  }

  @Override
  public Digest digest() {
    return new Counting(hash.digest(), 0);
  }

  @Override
  public Hmac hmac() {
    throw new AssertionError("its work would not be counted");
  }

  private int block() {
    return hash.algorithm() == HashAlgorithm.SHA384 ? 128 : 64;
  }

  private final class Counting implements Digest {
    private final Digest digest;
    private long length;

    Counting(Digest digest, long length) {
      this.digest = digest;
      this.length = length;
    }

    @Override
    public void update(byte[] in, int from, int to) {
      updates++;
      bytes += to - from;
      compressions += (length + to - from) / block() - length / block();
      length += to - from;
      digest.update(in, from, to);
    }

    @Override
    public Digest fork() {
      forks++;
      return new Counting(digest.fork(), length);
    }

    @Override
    public byte[] finish() {
      finishes++;
      // The end: a byte, and the length in 8 or 16 bytes (FIPS 180-4 5.1).
      compressions += length % block() + 1 + block() / 8 > block() ? 2 : 1;
      return digest.finish();
    }
  }
}
