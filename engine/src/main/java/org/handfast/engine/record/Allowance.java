package org.handfast.engine.record;

import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.PostHandshakeViolation;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.RecordViolation;

/// How much of what brings a connection nowhere its peer may still send. Each kind is counted on
/// its own, and only real progress starts a count anew.
final class Allowance {
  private static final int NO_EARLY_DATA = -1;

  private final Side peer;
  private Limits limits = Limits.DEFAULT;
  private int recordSize = RecordHeader.MAX_INNER;
  private int changeCipherSpecs;
  private int emptyRecords;
  private int messagesWithoutData;
  private int earlyDataToTake;
  private int earlyDataToSkip = NO_EARLY_DATA;

  Allowance(Side peer) {
    this.peer = peer;
  }

  /// These limits hold from here on.
  void limit(Limits chosen) {
    limits = chosen;
  }

  Limits limits() {
    return limits;
  }

  /// Holds a protected record to its size: that of the grammar, and the one that was agreed on (RFC
  /// 8449 4). Early data goes by what was agreed on with the session that its keys come from, which
  /// is not known any more: it is held to the grammar.
  ///
  /// @param size of the plaintext
  /// @param grammar the most that the grammar allows
  void requireSize(int size, int grammar, Tolerance tolerance) throws PeerViolation {
    if (size > grammar) {
      throw RecordViolation.CONTENT_TOO_LONG.by(peer);
    }
    if (size > recordSize && tolerance != Tolerance.EARLY_DATA) {
      throw RecordViolation.RECORD_SIZE_LIMIT_EXCEEDED.by(
          peer, size + " bytes, at most " + recordSize);
    }
  }

  /// From here on a protected record's plaintext is no longer than this.
  void limitRecords(int size) {
    recordSize = size;
  }

  /// A compatibility ChangeCipherSpec came (RFC 9846 5).
  void countChangeCipherSpec() throws PeerViolation {
    if (++changeCipherSpecs > limits.changeCipherSpecs()) {
      throw RecordViolation.TOO_MANY_CHANGE_CIPHER_SPECS.by(peer);
    }
  }

  /// A message came after the handshake (RFC 9846 4.7).
  void countPostHandshakeMessage() throws PeerViolation {
    if (++messagesWithoutData > limits.postHandshakeMessages()) {
      throw PostHandshakeViolation.TOO_MANY_MESSAGES.by(peer);
    }
  }

  /// A record of application data came, perhaps an empty one (RFC 9846 5.4).
  void countApplicationData(int length) throws PeerViolation {
    if (length > 0) {
      emptyRecords = 0;
      messagesWithoutData = 0;
    } else if (++emptyRecords > limits.emptyRecords()) {
      throw RecordViolation.TOO_MANY_EMPTY_RECORDS.by(peer);
    }
  }

  /// Early data is taken, up to `bytes` of content in all (RFC 9846 4.3.10).
  void acceptEarlyData(int bytes) {
    earlyDataToTake = bytes;
    endEarlyData();
  }

  /// Early data came.
  void countEarlyData(int length) throws PeerViolation {
    if (length == 0) {
      countApplicationData(0);
    }
    if (length > earlyDataToTake) {
      throw PskViolation.TOO_MUCH_ACCEPTED_EARLY_DATA.by(peer);
    }
    earlyDataToTake -= length;
  }

  /// Early data is to be skipped, up to `bytes` in all (RFC 9846 4.3.10).
  void skipEarlyData(int bytes) {
    earlyDataToSkip = bytes;
  }

  /// Something came that only follows early data.
  void endEarlyData() {
    earlyDataToSkip = NO_EARLY_DATA;
  }

  /// Whether a record that came may be early data, and is skipped then.
  ///
  /// @throws PeerViolation if it is more than has to be skipped
  boolean skipsEarlyRecord(int length) throws PeerViolation {
    if (earlyDataToSkip == NO_EARLY_DATA) {
      return false;
    }
    // One too short for any key to have made counts as the shortest: it must use up the bound too.
    int counted = Math.max(length, Aead.TAG_LENGTH + 1);
    if (counted > earlyDataToSkip) {
      throw RecordViolation.TOO_MUCH_EARLY_DATA.by(peer);
    }
    earlyDataToSkip -= counted;
    return true;
  }
}
