package org.handfast.engine.server;

import org.handfast.engine.Side;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.Effects;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.record.HandshakeJoiner;
import org.jspecify.annotations.Nullable;

/// What the server's states share. The configuration is one of those things, once it has been
/// chosen.
public final class ServerContext extends HandshakeContext {
  private final ConfigSource configs;
  private @Nullable ServerConfig config;
  private long trustGeneration;

  public ServerContext(ConfigSource configs, Effects effects, HandshakeJoiner joiner) {
    super(Side.SERVER, effects, joiner);
    this.configs = configs;
  }

  ConfigSource configs() {
    return configs;
  }

  /// The configuration for this client holds from here on.
  void choose(ServerConfig chosen) {
    config = chosen;
    trustGeneration = chosen.verifier().generation();
    effects().configure(chosen.limits(), chosen.padding());
  }

  /// Of the trust when the handshake began. Tickets are bound to this one: trust that changed
  /// before they were sent has judged nobody.
  long trustGeneration() {
    return trustGeneration;
  }

  /// What is done about compressed certificates.
  CertificatePacking packing() {
    return new CertificatePacking(config().certificateCompressions());
  }

  ServerConfig config() {
    if (config == null) {
      throw new IllegalStateException("the server's configuration is not chosen yet");
    }
    return config;
  }
}
