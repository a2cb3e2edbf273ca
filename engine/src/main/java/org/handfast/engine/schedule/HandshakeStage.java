package org.handfast.engine.schedule;

import org.handfast.engine.Side;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// The middle of the key schedule's figure (RFC 9846 7.1):
///
/// ```text
///  (EC)DHE -> HKDF-Extract = Handshake Secret
///              |
///              +-----> Derive-Secret(., "c hs traffic", ClientHello...ServerHello)
///              |       = client_handshake_traffic_secret
///              |
///              +-----> Derive-Secret(., "s hs traffic", ClientHello...ServerHello)
///              |       = server_handshake_traffic_secret
///              v
///        Derive-Secret(., "derived", "")
/// ```
public final class HandshakeStage {
  private final NegotiatedSuite suite;
  private final Hkdf hkdf;
  private final Secret handshakeSecret;
  private final TrafficSecret client;
  private final TrafficSecret server;
  private final SecretScope scope;

  HandshakeStage(
      NegotiatedSuite suite,
      Hkdf hkdf,
      Secret handshakeSecret,
      Bytes helloHash,
      SecretScope scope) {
    this.suite = suite;
    this.hkdf = hkdf;
    this.handshakeSecret = handshakeSecret;
    this.client =
        Derivation.traffic(suite, hkdf, handshakeSecret, "c hs traffic", helloHash, scope);
    this.server =
        Derivation.traffic(suite, hkdf, handshakeSecret, "s hs traffic", helloHash, scope);
    this.scope = scope;
  }

  /// The secret under which `side` sends during the handshake.
  public TrafficSecret traffic(Side side) {
    return side == Side.CLIENT ? client : server;
  }

  /// verify_data of `sender`'s Finished over the transcript before it (RFC 9846 4.5.3).
  public Bytes verifyData(Side sender, Bytes transcriptHash) {
    return traffic(sender).verifyData(transcriptHash);
  }

  /// Goes on to the application's secrets. The handshake's traffic secrets live on until the
  /// handshake scope closes: the client's Finished is still to come.
  ///
  /// @param finishedHash the transcript up to the server's Finished
  /// @param connection the owner of the application's secrets
  public MainStage main(Bytes finishedHash, SecretScope connection) {
    Secret salt = Derivation.salt(suite, hkdf, handshakeSecret, scope);
    Secret zeros = scope.adopt(new byte[suite.hashLength()]);
    Secret mainSecret = scope.adopt(hkdf.extract(salt, zeros));
    scope.wipe(handshakeSecret);
    return new MainStage(suite, hkdf, mainSecret, finishedHash, connection);
  }
}
