package org.handfast.lab.seed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/// A stream of bytes that looks random and is the same in every run with one seed and label:
/// SHA-256 over seed, label and a counter. For the lab alone: whoever knows the seed knows it all.
public final class Dice extends SecureRandom {
  private static final long serialVersionUID = 1;

  private Dice(SecureRandomSpi stream) {
    super(stream, null);
  }

  /// The stream of one thrower, such as `"bob"`, in the run with this seed.
  public static SecureRandom of(long seed, String label) {
    return new Dice(new Stream(seed, label));
  }

  private static final class Stream extends SecureRandomSpi {
    private static final long serialVersionUID = 1;

    private final byte[] label;
    private final long seed;
    private long block;
    private byte[] ready = {};
    private int used;

    Stream(long seed, String label) {
      this.seed = seed;
      this.label = label.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected synchronized void engineNextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        if (used == ready.length) {
          ready = next();
          used = 0;
        }
        bytes[i] = ready[used++];
      }
    }

    private byte[] next() {
      ByteBuffer input = ByteBuffer.allocate(Long.BYTES + label.length + Long.BYTES);
      input.putLong(seed).put(label).putLong(block++);
      try {
        return MessageDigest.getInstance("SHA-256").digest(input.array());
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    /// More seed changes nothing: a run must stay the same run.
    @Override
    protected void engineSetSeed(byte[] more) {}

    @Override
    protected byte[] engineGenerateSeed(int count) {
      byte[] bytes = new byte[count];
      engineNextBytes(bytes);
      return bytes;
    }
  }
}
