package org.handfast.protocol.grammar;

import java.util.random.RandomGenerator;
import org.handfast.protocol.wire.Bytes;

/// Small damage to bytes, of the kind that turns lengths and values wrong.
public final class Mutator {

  private final RandomGenerator random;

  /// A mutator that draws from `random`.
  public Mutator(RandomGenerator random) {
    this.random = random;
  }

  /// `bytes` with one to three changes.
  public Bytes mutate(Bytes bytes) {
    Bytes mutated = bytes;
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated = change(mutated);
    }
    return mutated;
  }

  private Bytes change(Bytes bytes) {
    int at = random.nextInt(bytes.length() + 1);
    Bytes before = bytes.slice(0, at);
    if (at == bytes.length()) {
      return Bytes.concat(before, one(random.nextInt(256)));
    }
    Bytes after = bytes.slice(at + 1);
    int old = bytes.at(at);
    return switch (random.nextInt(8)) {
      case 0 -> before;
      case 1 -> Bytes.concat(before, after);
      case 2 -> Bytes.concat(before, one(random.nextInt(256)), bytes.slice(at));
      case 3 -> Bytes.concat(before, one(random.nextInt(256)), after);
      case 4 -> Bytes.concat(before, one(old + 1), after);
      case 5 -> Bytes.concat(before, one(old - 1), after);
      case 6 -> Bytes.concat(before, one(0), after);
      default -> repeat(bytes, at);
    };
  }

  private Bytes repeat(Bytes bytes, int at) {
    int end = Math.min(bytes.length(), at + 1 + random.nextInt(16));
    return Bytes.concat(bytes.slice(0, end), bytes.slice(at));
  }

  private static Bytes one(int value) {
    return Bytes.of((byte) value);
  }
}
