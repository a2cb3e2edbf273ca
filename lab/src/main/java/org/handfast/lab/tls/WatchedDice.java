package org.handfast.lab.tls;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// The hook that stands in for a quantum computer: it has seen Bob's dice, and so his X25519
/// private keys, which are 32 of the bytes that he has thrown (RFC 7748 6.1).
final class WatchedDice {
  private final List<Bytes> keys = new ArrayList<>();

  /// The same dice, watched.
  SecureRandom watching(SecureRandom dice) {
    return new Watched(dice);
  }

  /// What may be private keys.
  List<Bytes> candidates() {
    return List.copyOf(keys);
  }

  private final class Watched extends SecureRandom {
    private static final long serialVersionUID = 1;

    Watched(SecureRandom dice) {
      super(new Spi(dice), null);
    }
  }

  private final class Spi extends SecureRandomSpi {
    private static final long serialVersionUID = 1;

    private final SecureRandom dice;

    Spi(SecureRandom dice) {
      this.dice = dice;
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      dice.nextBytes(bytes);
      if (bytes.length == X25519.LENGTH) {
        keys.add(Bytes.of(bytes));
      }
    }

    @Override
    protected void engineSetSeed(byte[] more) {
      dice.setSeed(more);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      return dice.generateSeed(count);
    }
  }
}
