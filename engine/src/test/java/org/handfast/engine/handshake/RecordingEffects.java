package org.handfast.engine.handshake;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.PaddingPolicy;
import org.handfast.engine.record.Dialect;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;

/// Effects that are written down, one by one.
public final class RecordingEffects implements Effects {
  private final List<Object> effects = new ArrayList<>();

  /// A change of keys.
  ///
  /// @param sending whether it is this side's own direction
  public record Protect(boolean sending, Epoch epoch, TrafficSecret secret) {}

  /// A change of cipher in TLS 1.2.
  ///
  /// @param sending whether it is this side's own direction
  public record Change(boolean sending, DirectionKeys keys) {}

  /// What is owed to the peer.
  public record Owe(KeyUpdateRequest request) {}

  /// The handshake is done.
  public record Connected() {}

  /// All effects of one kind, in order.
  public <T> List<T> all(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// Does the local work that a state waits for.
  public static void finish(Work<?> work) {
    work.run();
  }

  /// The keys that `owner`, one of the two sides, hands over for an epoch.
  public TrafficSecret keys(Side self, Side sender, Epoch epoch) {
    return all(Protect.class).stream()
        .filter(one -> one.sending() == (self == sender) && one.epoch() == epoch)
        .findFirst()
        .orElseThrow()
        .secret();
  }

  @Override
  public void send(Outgoing outgoing) {
    effects.add(outgoing);
  }

  @Override
  public void requireFinished(Finished finished, Bytes transcriptHash) {
    effects.add(finished);
  }

  @Override
  public void protectWrites(Epoch epoch, TrafficSecret secret) {
    effects.add(new Protect(true, epoch, secret));
  }

  @Override
  public void unprotectWrites() {}

  @Override
  public void offerEarlyData(long limit) {}

  @Override
  public void endEarlyData() {}

  @Override
  public void acceptEarlyData(int limit) {}

  @Override
  public void openWrites() {}

  @Override
  public void protectReads(Epoch epoch, TrafficSecret secret, KeyBoundary boundary) {
    effects.add(new Protect(false, epoch, secret));
  }

  @Override
  public void changeWrites(DirectionKeys keys) {
    effects.add(new Change(true, keys));
  }

  @Override
  public void changeReads(DirectionKeys keys, KeyBoundary boundary) {
    effects.add(new Change(false, keys));
  }

  @Override
  public void speak(Dialect dialect) {
    effects.add(dialect);
  }

  @Override
  public void rekeyReads(KeyBoundary boundary) {
    effects.add(boundary);
  }

  @Override
  public void oweKeyUpdate(KeyUpdateRequest request) {
    effects.add(new Owe(request));
  }

  @Override
  public void skipEarlyData(int limit) {
    effects.add(limit);
  }

  @Override
  public void configure(Limits limits, PaddingPolicy padding) {
    effects.add(limits);
  }

  @Override
  public void limitRecords(int sent, int received) {
    effects.add(new Fact.RecordSizes(sent, received));
  }

  @Override
  public void learned(Fact fact) {
    effects.add(fact);
  }

  @Override
  public void connected() {
    effects.add(new Connected());
  }
}
