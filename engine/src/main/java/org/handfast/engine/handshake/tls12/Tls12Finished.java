package org.handfast.engine.handshake.tls12;

import org.handfast.engine.Side;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.handshake.FinishedCheck;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.schedule.tls12.MasterSecret;
import org.handfast.protocol.message.Finished;

/// The confirmation of the handshake in TLS 1.2, RFC 5246 7.4.9: a MAC over all its messages.
/// Whoever took a suite off the list, or changed a nonce, has other messages or other keys.
public final class Tls12Finished {
  private Tls12Finished() {}

  /// This side's confirmation of everything so far.
  public static Finished of(Side sender, MasterSecret master, Transcript transcript) {
    return new Finished(master.verifyData(sender, transcript.hash()));
  }

  /// Holds the peer to the value that this side computes.
  ///
  /// @param transcript with the Finished as its newest message
  /// @throws PeerViolation if the peer's value differs, compared in time that does not tell where
  public static void require(
      Finished finished, Side sender, MasterSecret master, Transcript transcript)
      throws PeerViolation {
    FinishedCheck.require(finished, sender, master.verifyData(sender, transcript.hashBefore()));
  }
}
