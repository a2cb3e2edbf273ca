package org.handfast.engine.config;

import org.handfast.protocol.message.ClientHello;

/// Chooses the server's configuration from the ClientHello, before anything is negotiated. It runs
/// as a piece of [local work][org.handfast.engine.Wants.Work]: it may block.
@FunctionalInterface
public interface ConfigSource {
  ServerConfig choose(ClientHello hello);

  /// The same configuration for every client.
  static ConfigSource always(ServerConfig config) {
    return _ -> config;
  }
}
