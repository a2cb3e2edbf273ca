package org.handfast.engine.handshake;

import java.security.MessageDigest;
import org.handfast.engine.Side;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.Transcript;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.wire.Bytes;

/// The check of the peer's Finished, RFC 9846 4.5.3: whoever had another view of the handshake, or
/// other keys, cannot have made it.
public final class FinishedCheck {
  private FinishedCheck() {}

  /// Holds the peer to the value that this side computes.
  ///
  /// @param transcript with the Finished as its newest message
  /// @throws PeerViolation if the peer's value differs, compared in time that does not tell where
  public static void require(
      Finished finished, Side sender, HandshakeStage stage, Transcript transcript)
      throws PeerViolation {
    require(finished, sender, stage.verifyData(sender, transcript.hashBefore()));
  }

  /// Holds the peer to a value that was computed elsewhere, TLS 1.2's (RFC 5246 7.4.9) as well.
  ///
  /// @throws PeerViolation if the peer's value differs, compared in time that does not tell where
  public static void require(Finished finished, Side sender, Bytes expected) throws PeerViolation {
    if (!MessageDigest.isEqual(expected.toArray(), finished.verifyData().toArray())) {
      throw AuthenticationViolation.BAD_FINISHED.by(sender);
    }
  }
}
