package org.handfast.engine.server.tls12;

import org.handfast.engine.Fact;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.engine.server.ServerContext;

/// record_size_limit where TLS 1.2 is spoken, RFC 8449 4: it counts the content alone. What this
/// engine counts has a byte for the type, as in TLS 1.3.
final class Tls12RecordSizes {
  private static final int TYPE = 1;

  private Tls12RecordSizes() {}

  /// Lets both limits hold from the first protected record on.
  ///
  /// @return the answer to the client's
  static RecordSizeLimit agree(RecordSizeLimit clients, ServerContext context)
      throws PeerViolation {
    int sent = Math.min(clients.bytes() + TYPE, Limits.LARGEST_RECORD_SIZE);
    int own =
        Math.max(context.config().limits().recordSize() - TYPE, Limits.SMALLEST_RECORD_SIZE);
    context.limitRecords(new Fact.RecordSizes(sent, own + TYPE));
    return new RecordSizeLimit(own);
  }
}
