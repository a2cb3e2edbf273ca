package org.handfast.engine.server;

import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Message;

/// Nothing has come yet (RFC 9846 A.2, START).
record AwaitClientHello() implements ServerState.Listening {

  @Override
  public ChoosingConfig on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case ClientHello hello -> {
        HelloRules.requireSound(hello);
        // RFC 9846 5.1: the client waits for an answer now, whatever it is.
        context.boundary();
        yield ChoosingConfig.by(hello, context);
      }
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.NOTHING;
  }

  @Override
  public String situation() {
    return "awaiting the client's hello";
  }
}
