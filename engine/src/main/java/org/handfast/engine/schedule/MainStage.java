package org.handfast.engine.schedule;

import org.handfast.engine.Side;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// The bottom of the key schedule's figure (RFC 9846 7.1):
///
/// ```text
///    0 -> HKDF-Extract = Main Secret
///              |
///              +-----> Derive-Secret(., "c ap traffic", ClientHello...server Finished)
///              |       = client_application_traffic_secret_0
///              |
///              +-----> Derive-Secret(., "s ap traffic", ClientHello...server Finished)
///                      = server_application_traffic_secret_0
/// ```
public final class MainStage {
  private final TrafficSecret client;
  private final TrafficSecret server;

  MainStage(
      NegotiatedSuite suite,
      Hkdf hkdf,
      Secret mainSecret,
      Bytes finishedHash,
      SecretScope connection) {
    this.client =
        Derivation.traffic(suite, hkdf, mainSecret, "c ap traffic", finishedHash, connection);
    this.server =
        Derivation.traffic(suite, hkdf, mainSecret, "s ap traffic", finishedHash, connection);
  }

  /// The first secret under which `side` sends application data.
  public TrafficSecret traffic(Side side) {
    return side == Side.CLIENT ? client : server;
  }
}
