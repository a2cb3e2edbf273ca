package org.handfast.engine.config;

import java.util.List;
import org.handfast.protocol.registry.NamedGroup;

/// Which groups a client sends shares of in its first ClientHello, RFC 9846 4.3.8. A share saves a
/// round trip if the server takes its group, and is work and bytes for nothing if not.
public sealed interface InitialShares {
  /// The preferred group; a hybrid brings its classical part along, which costs nothing but bytes.
  InitialShares OF_PREFERRED = new Preferred();

  /// The kind of [#OF_PREFERRED].
  record Preferred() implements InitialShares {}

  /// Of these, in the order in which the groups are offered; of those that are not offered none. An
  /// empty list leaves the choice to the server, and always costs a round trip.
  record Chosen(List<NamedGroup> groups) implements InitialShares {
    public Chosen {
      groups = List.copyOf(groups);
    }
  }

  /// Of exactly these, as far as they are offered.
  static InitialShares of(List<NamedGroup> groups) {
    return new Chosen(groups);
  }
}
