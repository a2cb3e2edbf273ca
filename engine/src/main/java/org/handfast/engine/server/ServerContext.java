package org.handfast.engine.server;

import org.handfast.engine.Side;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.Effects;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.record.HandshakeJoiner;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What the server's states share. The configuration is one of those things, once it has been
/// chosen.
public final class ServerContext extends HandshakeContext {
  private final ConfigSource configs;
  private @Nullable ServerConfig config;
  private long trustGeneration;
  private @Nullable Bytes sessionId;

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
  public long trustGeneration() {
    return trustGeneration;
  }

  /// The client may come back by this session id, as long as nothing goes wrong (RFC 5246 7.2.2).
  public void resumable(Bytes id) {
    sessionId = id;
  }

  /// Something has gone wrong.
  void forgetSession() {
    if (sessionId != null) {
      config().resumption().sessions().remove(sessionId);
    }
  }

  /// What is done about compressed certificates.
  CertificatePacking packing() {
    return new CertificatePacking(config().certificateCompressions());
  }

  /// The configuration for this client.
  ///
  /// @throws IllegalStateException before it is chosen
  public ServerConfig config() {
    if (config == null) {
      throw new IllegalStateException("the server's configuration is not chosen yet");
    }
    return config;
  }
}
