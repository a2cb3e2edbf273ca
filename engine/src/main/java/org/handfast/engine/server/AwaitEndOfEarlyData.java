package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.EndOfEarlyData;
import org.handfast.protocol.message.Message;

/// Early data is coming; the client says when it ends (RFC 9846 A.2, WAIT_EOED).
record AwaitEndOfEarlyData(ServerFinished sent) implements ServerState.Listening, AfterPsk {

  @Override
  public AwaitClientFinished on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case EndOfEarlyData _ -> {
        KeyBoundary boundary = context.boundary();
        context.effects().protectReads(Epoch.HANDSHAKE, sent.stage().traffic(CLIENT), boundary);
        yield new AwaitClientFinished(sent);
      }
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.EARLY_DATA;
  }

  @Override
  public String situation() {
    return "awaiting the end of the client's early data";
  }
}
