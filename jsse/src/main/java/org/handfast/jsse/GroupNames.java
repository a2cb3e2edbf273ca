package org.handfast.jsse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.registry.NamedGroup;
import org.jspecify.annotations.Nullable;

/// The names of key exchange groups, as applications write them.
final class GroupNames {
  /// The groups that this provider uses where nothing was asked, best first.
  private static final List<NamedGroup> MODERN = Policy.MODERN_2026.groups();

  /// The groups that it has.
  static final List<NamedGroup> SUPPORTED =
      Stream.concat(
              MODERN.stream(),
              JcaCryptoProvider.jdkOnly().keyExchanges().stream().map(KeyExchange::group))
          .distinct()
          .toList();

  private GroupNames() {}

  /// The groups to use where nothing was asked.
  static List<NamedGroup> enabled() {
    return Defaults.namedGroups().map(GroupNames::usable).orElse(MODERN);
  }

  /// The usable ones among the names asked for, in their order; others are ignored.
  static List<NamedGroup> enabled(String @Nullable [] names) {
    return names == null ? enabled() : usable(List.of(names));
  }

  static String[] of(List<NamedGroup> groups) {
    return groups.stream().map(NamedGroup::toString).toArray(String[]::new);
  }

  private static List<NamedGroup> usable(List<String> names) {
    return names.stream()
        .map(name -> NamedGroup.named(name))
        .flatMap(Optional::stream)
        .filter(SUPPORTED::contains)
        .distinct()
        .toList();
  }
}
