package org.handfast.engine.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handfast.protocol.wire.Bytes;

/// The external pre-shared keys that a server knows, by their labels. It runs as a piece of [local
/// work][org.handfast.engine.Wants.Work]: it may block.
@FunctionalInterface
public interface ExternalPsks {

  /// The key behind this label, which stays the source's; empty if there is none.
  Optional<ExternalPsk> find(Bytes identity);

  /// A server that knows none.
  static ExternalPsks none() {
    return _ -> Optional.empty();
  }

  /// These keys.
  ///
  /// @throws IllegalArgumentException if two have the same label
  static ExternalPsks of(List<ExternalPsk> keys) {
    return of(keys, Set.of());
  }

  /// These keys, and never one of `own`: the labels that this party uses as a client come back only
  /// if somebody reflects its own hello to it.
  ///
  /// @throws IllegalArgumentException if two have the same label, or one is among `own`
  static ExternalPsks of(List<ExternalPsk> keys, Set<Bytes> own) {
    Map<Bytes, ExternalPsk> known = new HashMap<>();
    for (ExternalPsk key : keys) {
      if (own.contains(key.identity())) {
        throw new IllegalArgumentException("a server's key has this party's own label as a client");
      }
      if (known.put(key.identity(), key) != null) {
        throw new IllegalArgumentException("two external PSKs have the same label");
      }
    }
    return identity -> Optional.ofNullable(known.get(identity));
  }
}
