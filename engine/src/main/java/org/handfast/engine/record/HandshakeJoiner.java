package org.handfast.engine.record;

import java.util.Arrays;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Joins the contents of handshake records to whole messages (RFC 9846 5.1): a record may hold
/// several, and a message may span several.
///
/// Holds what was received and never more: a declared length reserves nothing.
public final class HandshakeJoiner {
  private static final int HEADER = 4;
  private static final byte[] NONE = {};

  private final Side peer;
  private byte[] buffer = NONE;
  private int start;
  private int end;
  private int longest;

  public HandshakeJoiner(Side peer) {
    this.peer = peer;
  }

  /// Takes the content of one record.
  void append(byte[] in, int from, int to) {
    int length = to - from;
    longest = Math.max(longest, length);
    if (buffer.length - end < length) {
      makeRoom(length);
    }
    System.arraycopy(in, from, buffer, end, length);
    end += length;
  }

  /// The next whole message with its header, or null if it has not arrived in full.
  ///
  /// @throws PeerViolation if the message is longer than the limits allow
  public @Nullable Bytes next(Limits limits) throws PeerViolation {
    if (end - start < HEADER) {
      return null;
    }
    int length = HEADER + bodyLength();
    requireWithin(limits, new HandshakeType(Byte.toUnsignedInt(buffer[start])), length - HEADER);
    if (end - start < length) {
      return null;
    }
    Bytes message = Bytes.copyOf(buffer, start, start + length);
    start += length;
    if (start == end) {
      release();
    }
    return message;
  }

  /// Whether no part of a message is pending.
  public boolean isEmpty() {
    return start == end;
  }

  /// The proof that the receiving keys may change now.
  ///
  /// @throws PeerViolation if part of a message is pending
  public KeyBoundary boundary() throws PeerViolation {
    if (!isEmpty()) {
      throw RecordViolation.MESSAGE_ACROSS_KEY_CHANGE.by(peer);
    }
    longest = 0;
    return new KeyBoundary();
  }

  /// Looks back on the records since the last boundary, whose sender knew a limit that this side
  /// learns only now to be agreed on. Their padding is not counted any more.
  ///
  /// @param size of content and type, in bytes
  public void requireRecordsWithin(int size) throws PeerViolation {
    if (longest + 1 > size) {
      throw RecordViolation.RECORD_SIZE_LIMIT_EXCEEDED.by(
          peer, longest + 1 + " bytes, at most " + size);
    }
  }

  /// Forgets what is pending: the connection is over.
  void release() {
    buffer = NONE;
    start = 0;
    end = 0;
  }

  private int bodyLength() {
    return (Byte.toUnsignedInt(buffer[start + 1]) << 16)
        | (Byte.toUnsignedInt(buffer[start + 2]) << 8)
        | Byte.toUnsignedInt(buffer[start + 3]);
  }

  private void requireWithin(Limits limits, HandshakeType type, int length) throws PeerViolation {
    int limit = limits.handshakeMessage(type);
    if (length > limit) {
      throw RecordViolation.MESSAGE_TOO_LONG.by(
          peer, type + " of " + length + " bytes, at most " + limit);
    }
  }

  // Doubles, so that a message in one-byte records costs time linear in its length.
  private void makeRoom(int room) {
    int pending = end - start;
    byte[] larger = new byte[Math.max(pending + room, Math.min(2 * buffer.length, 1 << 18))];
    System.arraycopy(buffer, start, larger, 0, pending);
    Arrays.fill(buffer, (byte) 0);
    buffer = larger;
    start = 0;
    end = pending;
  }
}
