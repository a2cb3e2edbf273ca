package org.handfast.engine.handshake;

import org.handfast.engine.Fact;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.PaddingPolicy;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.record.Dialect;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;

/// Everything a state can do to the world, in the order in which it does it. There is nothing to
/// wait for, and but for [#requireFinished] nothing to ask: an effect has no result.
///
/// A connection over TCP turns them into records; a test writes them down, and the lab watches them
/// pass.
public interface Effects {
  /// Sends a message, or a ChangeCipherSpec.
  void send(Outgoing outgoing);

  /// Holds the Finished of a post-handshake authentication (RFC 9846 4.7.2) to the receiving secret
  /// of the moment.
  ///
  /// @param transcriptHash of all that it confirms
  /// @throws PeerViolation if the peer's value differs
  void requireFinished(Finished finished, Bytes transcriptHash) throws PeerViolation;

  /// Everything sent from here on is protected under `secret`.
  void protectWrites(Epoch epoch, TrafficSecret secret);

  /// Everything received from here on is protected under `secret`.
  void protectReads(Epoch epoch, TrafficSecret secret, KeyBoundary boundary);

  /// Everything sent from here on, after the ChangeCipherSpec, is protected by `keys` (RFC 5246
  /// 7.1).
  void changeWrites(DirectionKeys keys);

  /// Everything received from here on, after the peer's ChangeCipherSpec, is protected by `keys`.
  void changeReads(DirectionKeys keys, KeyBoundary boundary);

  /// The version is known, or known to be open, and with it what the peer's headers, its alerts and
  /// the end of one direction mean.
  void speak(Dialect dialect);

  /// The peer has updated its keys (RFC 9846 4.7.3).
  void rekeyReads(KeyBoundary boundary);

  /// A KeyUpdate of ours is due, before the next application data.
  void oweKeyUpdate(KeyUpdateRequest request);

  /// What is sent from here on is not protected after all: the server has asked for another hello,
  /// and the early data after the first one is lost.
  void unprotectWrites();

  /// This client may send so many bytes of early data.
  void offerEarlyData(long limit);

  /// Early data ends here, whether the server took it or not.
  void endEarlyData();

  /// Early data is taken, up to so many bytes.
  void acceptEarlyData(int limit);

  /// Application data may be sent already: the server answers early data.
  void openWrites();

  /// Early data is on its way that will not be taken.
  void skipEarlyData(int limit);

  /// These limits and this padding hold from here on.
  void configure(Limits limits, PaddingPolicy padding);

  /// Protected records are no longer than this from here on: bytes of content, type and padding.
  void limitRecords(int sent, int received);

  /// Something is known now.
  void learned(Fact fact);

  /// The handshake is done.
  void connected();
}
