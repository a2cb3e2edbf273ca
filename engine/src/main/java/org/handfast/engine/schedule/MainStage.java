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
///              |       = server_application_traffic_secret_0
///              |
///              +-----> Derive-Secret(., "exp master", ClientHello...server Finished)
///              |       = exporter_secret
///              |
///              +-----> Derive-Secret(., "res master", ClientHello...client Finished)
///                      = resumption_secret
/// ```
public final class MainStage {
  private final NegotiatedSuite suite;
  private final Hkdf hkdf;
  private final Secret mainSecret;
  private final TrafficSecret client;
  private final TrafficSecret server;
  private final SecretScope connection;
  private final ExporterSecret exporter;

  MainStage(
      NegotiatedSuite suite,
      Hkdf hkdf,
      Secret mainSecret,
      Bytes finishedHash,
      SecretScope connection) {
    this.suite = suite;
    this.hkdf = hkdf;
    this.mainSecret = mainSecret;
    this.connection = connection;
    this.client =
        Derivation.traffic(suite, hkdf, mainSecret, "c ap traffic", finishedHash, connection);
    this.server =
        Derivation.traffic(suite, hkdf, mainSecret, "s ap traffic", finishedHash, connection);
    this.exporter =
        Derivation.exporter(suite.hash(), hkdf, mainSecret, "exp master", finishedHash, connection);
  }

  /// The first secret under which `side` sends application data.
  public TrafficSecret traffic(Side side) {
    return side == Side.CLIENT ? client : server;
  }

  /// The secret from which tickets get their keys. The main secret ends with the handshake, so this
  /// is asked for before.
  ///
  /// @param finishedHash the transcript up to the client's Finished
  public ResumptionSecret resumption(Bytes finishedHash) {
    byte[] derived = hkdf.expandLabel(mainSecret, "res master", finishedHash, suite.hashLength());
    return new ResumptionSecret(suite, connection.adopt(derived), connection);
  }

  /// What exports keying material as long as the connection lives.
  public ExporterSecret exporter() {
    return exporter;
  }
}
