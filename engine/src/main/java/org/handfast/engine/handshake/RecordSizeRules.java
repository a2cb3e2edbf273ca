package org.handfast.engine.handshake;

import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.protocol.extension.RecordSizeLimit;

/// The rules of record_size_limit, RFC 8449 4: each direction has its receiver's limit.
public final class RecordSizeRules {
  private static final int LARGEST_CONTENT = Limits.LARGEST_RECORD_SIZE - 1;

  private RecordSizeRules() {}

  /// Refuses a limit that must not be named. A client may name more than TLS 1.3 allows, for what a
  /// server does not know.
  public static void requireInRange(RecordSizeLimit limit, Side sender) throws PeerViolation {
    boolean tooLarge = sender == Side.SERVER && limit.bytes() > Limits.LARGEST_RECORD_SIZE;
    if (limit.bytes() < Limits.SMALLEST_RECORD_SIZE || tooLarge) {
      throw ExtensionViolation.RECORD_SIZE_LIMIT_OUT_OF_RANGE.by(sender, limit.bytes() + " bytes");
    }
  }

  /// What the peer's limit and ours lead to: never more than TLS 1.3 allows.
  public static Fact.RecordSizes agreed(RecordSizeLimit peers, Limits own) {
    return new Fact.RecordSizes(
        Math.min(peers.bytes(), Limits.LARGEST_RECORD_SIZE), own.recordSize());
  }

  /// The same for TLS 1.2, where a limit counts the content alone. It holds from the first
  /// protected record on, and none has come yet.
  ///
  /// @return what this side lets the other send
  public static RecordSizeLimit agreeOnContent(
      RecordSizeLimit peers, Limits own, HandshakeContext context) {
    int sent = Math.min(peers.bytes(), LARGEST_CONTENT);
    int received = Math.min(own.recordSize(), LARGEST_CONTENT);
    context.learn(new Fact.RecordSizes(sent, received));
    context.effects().limitRecords(sent, received);
    return new RecordSizeLimit(received);
  }
}
