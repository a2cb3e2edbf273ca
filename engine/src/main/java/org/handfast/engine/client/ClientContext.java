package org.handfast.engine.client;

import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.Effects;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.record.HandshakeJoiner;
import org.handfast.engine.session.SessionKey;

/// What the client's states share.
public final class ClientContext extends HandshakeContext {
  private final ClientConfig config;
  private final Optional<SessionKey> sessionKey;
  private final long trustGeneration;

  /// The context of one connection.
  ///
  /// @param peer under which name the peer's sessions are kept; empty to keep none
  public ClientContext(
      ClientConfig config, Optional<String> peer, Effects effects, HandshakeJoiner joiner) {
    super(Side.CLIENT, effects, joiner);
    this.config = config;
    this.sessionKey = peer.map(name -> new SessionKey(name, config));
    this.trustGeneration = config.verifier().generation();
  }

  /// Where this peer's sessions are kept, if they are.
  public Optional<SessionKey> sessionKey() {
    return sessionKey;
  }

  /// Of the trust when the connection began. A ticket may come long after that, at a moment of the
  /// server's choice: what is trusted by then has not judged the server.
  public long trustGeneration() {
    return trustGeneration;
  }

  /// What is done about compressed certificates.
  CertificatePacking packing() {
    return new CertificatePacking(config().certificateCompressions());
  }

  /// What this client was told beforehand.
  public ClientConfig config() {
    return config;
  }
}
