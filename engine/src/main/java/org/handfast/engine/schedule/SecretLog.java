package org.handfast.engine.schedule;

import org.handfast.engine.Side;
import org.handfast.engine.schedule.tls12.MasterSecret;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.secret.KeyLog.Label;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.wire.Bytes;

/// One connection's way to the configured [KeyLog]: each stage of the key schedule is told once.
///
/// @param clientRandom of the ClientHello, the same in both if there were two
public record SecretLog(KeyLog log, Random clientRandom) {

  /// Tells nobody anything.
  public static final SecretLog SILENT =
      new SecretLog(KeyLog.NONE, new Random(Bytes.owning(new byte[Random.SIZE])));

  /// Tells the two secrets of early data.
  public void tell(TrafficSecret earlyTraffic, ExporterSecret earlyExporter) {
    tell(Label.CLIENT_EARLY_TRAFFIC_SECRET, earlyTraffic);
    tell(Label.EARLY_EXPORTER_SECRET, earlyExporter);
  }

  /// Tells the one secret of TLS 1.2, from which all keys come.
  public void tell(MasterSecret master) {
    log.log(Label.CLIENT_RANDOM, clientRandom.bytes(), master.secret());
  }

  /// Tells the two secrets of the handshake.
  public void tell(HandshakeStage stage) {
    tell(Label.CLIENT_HANDSHAKE_TRAFFIC_SECRET, stage.traffic(Side.CLIENT));
    tell(Label.SERVER_HANDSHAKE_TRAFFIC_SECRET, stage.traffic(Side.SERVER));
  }

  /// Tells the secrets of what follows the handshake. Those of later generations come from these.
  public void tell(MainStage stage) {
    tell(Label.CLIENT_TRAFFIC_SECRET_0, stage.traffic(Side.CLIENT));
    tell(Label.SERVER_TRAFFIC_SECRET_0, stage.traffic(Side.SERVER));
    tell(Label.EXPORTER_SECRET, stage.exporter());
  }

  void tell(Label label, TrafficSecret traffic) {
    log.log(label, clientRandom.bytes(), traffic.secret());
  }

  void tell(Label label, ExporterSecret exporter) {
    log.log(label, clientRandom.bytes(), exporter.secret());
  }
}
