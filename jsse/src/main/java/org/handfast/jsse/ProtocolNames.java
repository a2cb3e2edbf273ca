package org.handfast.jsse;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// The names of protocol versions, as applications write them.
final class ProtocolNames {
  /// The versions that this provider speaks, the preferred one first.
  static final List<String> SUPPORTED =
      Policy.MODERN_2026.versions().stream().map(ProtocolVersion::toString).toList();

  private static final Set<String> KNOWN =
      Set.of("SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private ProtocolNames() {}

  /// The versions to use where nothing was asked: those that `jdk.tls.disabledAlgorithms` leaves.
  static List<String> enabled() {
    return Enabled.NAMES;
  }

  /// The versions with these names, the preferred one first.
  static List<ProtocolVersion> versions(String[] names) {
    return Policy.MODERN_2026.versions().stream()
        .filter(version -> Arrays.asList(names).contains(version.toString()))
        .toList();
  }

  /// The usable ones among `names`. Versions that other providers speak are dropped without a word:
  /// applications ask for `TLSv1.1` and `TLSv1.2` in one breath.
  ///
  /// @throws IllegalArgumentException if a name is no protocol's, or none remains
  static List<String> usable(String @Nullable [] names) {
    if (names == null) {
      throw new IllegalArgumentException("protocols must not be null");
    }
    for (String name : names) {
      if (name == null || !KNOWN.contains(name)) {
        throw new IllegalArgumentException("unknown protocol: " + name);
      }
    }
    List<String> usable = SUPPORTED.stream().filter(Arrays.asList(names)::contains).toList();
    if (usable.isEmpty()) {
      throw new IllegalArgumentException(
          "none of these protocols is supported: "
              + List.of(names)
              + "; supported are "
              + SUPPORTED);
    }
    return usable;
  }

  /// Found out once, on first use.
  private static final class Enabled {
    static final List<String> NAMES =
        Policy.MODERN_2026.versions().stream()
            .filter(Constraints.with(null)::permits)
            .map(ProtocolVersion::toString)
            .toList();
  }
}
