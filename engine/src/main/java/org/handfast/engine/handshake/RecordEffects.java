package org.handfast.engine.handshake;

import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.PaddingPolicy;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.record.Dialect;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.record.ReceivePath;
import org.handfast.engine.record.SendPath;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;

/// The effects on a connection that is made of records.
public final class RecordEffects implements Effects {
  private final SendPath sendPath;
  private final ReceivePath receivePath;
  private volatile boolean connected;

  public RecordEffects(SendPath sendPath, ReceivePath receivePath) {
    this.sendPath = sendPath;
    this.receivePath = receivePath;
  }

  @Override
  public void send(Outgoing outgoing) {
    switch (outgoing) {
      case Outgoing.Encoded encoded -> sendPath.handshake(encoded.wire());
      case Outgoing.PostHandshakeFinished(Bytes hash) -> sendPath.finished(hash);
      case Outgoing.ChangeCipherSpec() -> sendPath.changeCipherSpec();
      case Outgoing.NoRenegotiation() -> sendPath.warn(AlertDescription.NO_RENEGOTIATION);
    }
  }

  @Override
  public void requireFinished(Finished finished, Bytes transcriptHash) throws PeerViolation {
    FinishedCheck.require(finished, Side.CLIENT, receivePath.verifyData(transcriptHash));
  }

  @Override
  public void protectWrites(Epoch epoch, TrafficSecret secret) {
    sendPath.protect(secret);
  }

  @Override
  public void protectReads(Epoch epoch, TrafficSecret secret, KeyBoundary boundary) {
    receivePath.protect(secret, boundary);
  }

  @Override
  public void changeWrites(DirectionKeys keys) {
    sendPath.protect(keys);
  }

  @Override
  public void changeReads(DirectionKeys keys, KeyBoundary boundary) {
    receivePath.protect(keys, boundary);
  }

  @Override
  public void speak(Dialect dialect) {
    receivePath.speak(dialect);
  }

  @Override
  public void rekeyReads(KeyBoundary boundary) {
    receivePath.rekey(boundary);
    sendPath.peerUpdated();
  }

  @Override
  public void oweKeyUpdate(KeyUpdateRequest request) {
    sendPath.oweKeyUpdate(request);
  }

  @Override
  public void unprotectWrites() {
    sendPath.unprotect();
  }

  @Override
  public void offerEarlyData(long limit) {
    sendPath.offerEarlyData(limit);
  }

  @Override
  public void endEarlyData() {
    sendPath.offerEarlyData(0);
  }

  @Override
  public void acceptEarlyData(int limit) {
    receivePath.acceptEarlyData(limit);
  }

  @Override
  public void openWrites() {
    sendPath.open();
  }

  @Override
  public void skipEarlyData(int limit) {
    receivePath.skipEarlyData(limit);
  }

  @Override
  public void configure(Limits limits, PaddingPolicy padding) {
    sendPath.configure(padding, limits);
    receivePath.configure(limits);
  }

  @Override
  public void limitRecords(int sent, int received) {
    sendPath.limitRecords(sent);
    receivePath.limitRecords(received);
  }

  @Override
  public void learned(Fact fact) {}

  @Override
  public void connected() {
    sendPath.open();
    connected = true;
  }

  /// Whether the handshake is done.
  public boolean isConnected() {
    return connected;
  }
}
