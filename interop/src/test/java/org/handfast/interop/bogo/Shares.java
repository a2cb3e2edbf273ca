package org.handfast.interop.bogo;

import java.util.List;
import org.handfast.engine.config.InitialShares;
import org.handfast.protocol.registry.NamedGroup;

/// Which groups the client sends shares of: the first that it knows the server to have, or else
/// those it was told to, or else what the engine finds best.
record Shares(Section flags) {

  InitialShares among(List<NamedGroup> offered) {
    List<NamedGroup> known = groups("-server-supported-groups-hint");
    return offered.stream()
        .filter(known::contains)
        .findFirst()
        .map(group -> InitialShares.of(List.of(group)))
        .orElseGet(this::told);
  }

  private InitialShares told() {
    return flags.has("-key-shares") || flags.has("-no-key-shares")
        ? InitialShares.of(groups("-key-shares"))
        : InitialShares.OF_PREFERRED;
  }

  private List<NamedGroup> groups(String flag) {
    return flags.numbers(flag).stream().map(NamedGroup::new).toList();
  }
}
