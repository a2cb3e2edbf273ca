package org.handfast.engine.server;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.ServerConfig;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.PskKeyExchangeMode;

/// How the client is ready to use a pre-shared key, RFC 9846 4.3.9.
final class PskModes {
  private PskModes() {}

  static List<PskKeyExchangeMode> offered(ClientHello hello) {
    return hello
        .extensions()
        .find(PskKeyExchangeModes.class)
        .map(PskKeyExchangeModes::modes)
        .orElse(List.of());
  }

  /// Whether a ticket would be of use to this client.
  static boolean anyCommon(ClientHello hello, ServerConfig config) {
    return offered(hello).stream().anyMatch(config.policy().pskModes()::contains);
  }

  /// The keys that the client offers, if there is a common way to use one.
  static Optional<PreSharedKeys> usable(ClientHello hello, ServerConfig config) {
    return anyCommon(hello, config)
        ? hello.extensions().find(PreSharedKeys.class)
        : Optional.empty();
  }
}
