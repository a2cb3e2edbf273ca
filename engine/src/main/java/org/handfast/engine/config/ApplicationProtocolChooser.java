package org.handfast.engine.config;

import java.util.List;
import java.util.Optional;

/// The server's choice among the application protocols that a client offers (RFC 7301 3.2). It is
/// asked at most once per connection, and only if the client offers any.
@FunctionalInterface
public interface ApplicationProtocolChooser {
  /// Goes on without an application protocol, whatever is offered.
  ApplicationProtocolChooser IGNORE = _ -> new Choice.None();

  Choice choose(List<String> offered);

  /// What there is to choose from, as far as it is known beforehand: a session does not outlive a
  /// change of it.
  default List<String> supported() {
    return List.of();
  }

  /// The server's first protocol that the client has too; without one the handshake ends with
  /// no_application_protocol. A server with an empty list ignores the offer.
  static ApplicationProtocolChooser firstOf(List<String> supported) {
    List<String> ours = List.copyOf(supported);
    if (ours.isEmpty()) {
      return IGNORE;
    }
    return new ApplicationProtocolChooser() {
      @Override
      public Choice choose(List<String> offered) {
        Optional<String> common = ours.stream().filter(offered::contains).findFirst();
        return common.<Choice>map(Choice.Protocol::new).orElseGet(() -> new Choice.Refusal(ours));
      }

      @Override
      public List<String> supported() {
        return ours;
      }
    };
  }

  /// What the server decided.
  sealed interface Choice {
    /// This protocol.
    record Protocol(String name) implements Choice {}

    /// None, and the handshake goes on.
    record None() implements Choice {}

    /// None, and the handshake ends.
    ///
    /// @param supported what this side has, for the error message
    record Refusal(List<String> supported) implements Choice {
      public Refusal {
        supported = List.copyOf(supported);
      }
    }
  }
}
