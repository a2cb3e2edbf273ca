package org.handfast.lab.tls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// What matters of a ClientHello or a ServerHello.
///
/// @param random the nonce
/// @param suites the offered ones, or the one that was picked: two bytes each
/// @param extensions what each says
record Hello(Bytes random, Bytes suites, Map<ExtensionType, Bytes> extensions) {
  private static final int RANDOM = 2;
  private static final int RANDOM_END = RANDOM + 32;

  /// Empty if it cannot be read.
  static Optional<Hello> ofClient(Bytes body) {
    try {
      int suites = RANDOM_END + 1 + body.at(RANDOM_END);
      int suitesEnd = suites + 2 + Numbers.read(body, suites, 2);
      int extensions = suitesEnd + 1 + body.at(suitesEnd);
      return Optional.of(
          new Hello(
              body.slice(RANDOM, RANDOM_END),
              body.slice(suites + 2, suitesEnd),
              extensions(body.slice(extensions))));
    } catch (IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  /// Empty if it cannot be read.
  static Optional<Hello> ofServer(Bytes body) {
    try {
      int suite = RANDOM_END + 1 + body.at(RANDOM_END);
      return Optional.of(
          new Hello(
              body.slice(RANDOM, RANDOM_END),
              body.slice(suite, suite + 2),
              extensions(body.slice(suite + 3))));
    } catch (IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static Map<ExtensionType, Bytes> extensions(Bytes block) {
    Map<ExtensionType, Bytes> extensions = new HashMap<>();
    int at = 2;
    while (at < block.length()) {
      int end = at + 4 + Numbers.read(block, at + 2, 2);
      extensions.put(new ExtensionType(Numbers.read(block, at, 2)), block.slice(at + 4, end));
      at = end;
    }
    return extensions;
  }

  boolean has(ExtensionType type) {
    return extensions.containsKey(type);
  }

  Optional<Bytes> extension(ExtensionType type) {
    return Optional.ofNullable(extensions.get(type));
  }
}
