package org.handfast.jsse;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.List;
import java.util.Set;

/// Constraints that forbid every algorithm, and every key of one, whose name begins in certain
/// ways.
final class Forbidding implements AlgorithmConstraints {
  private final List<String> prefixes;

  Forbidding(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, AlgorithmParameters parameters) {
    return prefixes.stream().noneMatch(algorithm::startsWith);
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return prefixes.stream().noneMatch(key.getAlgorithm()::startsWith);
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, Key key, AlgorithmParameters parameters) {
    return permits(primitives, algorithm, parameters) && permits(primitives, key);
  }
}
