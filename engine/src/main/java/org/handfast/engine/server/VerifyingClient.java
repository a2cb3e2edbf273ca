package org.handfast.engine.server;

import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;

/// The client's chain and signature are being checked.
record VerifyingClient(ServerFinished sent, Work<Fact.Authenticated> work)
    implements ServerState.Suspended {

  @Override
  public AwaitClientFinished next(ServerContext context) throws TlsException {
    context.learn(work.outcome());
    return new AwaitClientFinished(sent);
  }

  @Override
  public String situation() {
    return "checking the client's certificate";
  }
}
