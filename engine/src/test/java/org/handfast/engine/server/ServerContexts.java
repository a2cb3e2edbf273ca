package org.handfast.engine.server;

import org.handfast.engine.Side;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.handshake.RecordingEffects;
import org.handfast.engine.record.HandshakeJoiner;

/// Contexts for tests of single steps.
public final class ServerContexts {
  private ServerContexts() {}

  /// A server that has chosen its configuration.
  public static ServerContext chosen(ServerConfig config) {
    ServerContext context =
        new ServerContext(
            ConfigSource.always(config), new RecordingEffects(), new HandshakeJoiner(Side.CLIENT));
    context.choose(config);
    return context;
  }
}
