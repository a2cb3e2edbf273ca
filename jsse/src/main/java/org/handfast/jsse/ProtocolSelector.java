package org.handfast.jsse;

import java.util.List;
import java.util.function.BiFunction;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.jspecify.annotations.Nullable;

/// An application's callback that selects the application protocol (RFC 7301 3.2).
///
/// @param <T> what the callback is shown: the engine or the socket
record ProtocolSelector<T>(T carrier, BiFunction<T, List<String>, String> callback)
    implements ApplicationProtocolChooser {

  /// Empty means none, and the handshake goes on; null, or a protocol that was not offered, ends
  /// it.
  @Override
  public Choice choose(List<String> offered) {
    @Nullable String selected = callback.apply(carrier, offered);
    if (selected != null && selected.isEmpty()) {
      return new Choice.None();
    }
    return selected != null && offered.contains(selected)
        ? new Choice.Protocol(selected)
        : new Choice.Refusal(selected == null ? List.of() : List.of(selected));
  }
}
