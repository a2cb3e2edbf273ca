package org.handfast.jsse;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of protocol versions, as applications write them.
final class ProtocolNames {
  static final String TLS_1_3 = "TLSv1.3";

  /// The versions that this provider speaks.
  static final List<String> USABLE = List.of(TLS_1_3);

  private static final Set<String> KNOWN =
      Set.of("SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", TLS_1_3);

  private ProtocolNames() {}

  /// The usable ones among `names`. Versions that other providers speak are dropped without a word:
  /// applications ask for `TLSv1.2` and `TLSv1.3` in one breath.
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
    List<String> usable = USABLE.stream().filter(Arrays.asList(names)::contains).toList();
    if (usable.isEmpty()) {
      throw new IllegalArgumentException(
          "none of these protocols is supported: " + List.of(names) + "; supported are " + USABLE);
    }
    return usable;
  }
}
