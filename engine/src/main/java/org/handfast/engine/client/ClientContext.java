package org.handfast.engine.client;

import org.handfast.engine.Side;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.Effects;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.record.HandshakeJoiner;

/// What the client's states share.
public final class ClientContext extends HandshakeContext {
  private final ClientConfig config;

  public ClientContext(ClientConfig config, Effects effects, HandshakeJoiner joiner) {
    super(Side.CLIENT, effects, joiner);
    this.config = config;
  }

  /// What is done about compressed certificates.
  CertificatePacking packing() {
    return new CertificatePacking(config().certificateCompressions());
  }

  ClientConfig config() {
    return config;
  }
}
