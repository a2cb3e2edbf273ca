package org.handfast.lab.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.handfast.lab.seed.Dice;

/// The lab's RSA keys, each made when it is first asked for. A key depends on its owner's name
/// alone, so everybody who reads this knows all of them: they protect nothing.
final class FixedKeys {
  private static final int BITS = 2048;

  /// Any number would do; it must only stay the same.
  private static final long SEED = 0xAF01;

  private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

  private FixedKeys() {}

  static KeyPair of(String owner) {
    return MADE.computeIfAbsent(owner, FixedKeys::make);
  }

  /// A certificate's serial number, which depends on what it says alone.
  static BigInteger serial(String what) {
    return new BigInteger(64, Dice.of(SEED, "serial of " + what)).setBit(64);
  }

  private static KeyPair make(String owner) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, Dice.of(SEED, "key of " + owner));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }
}
