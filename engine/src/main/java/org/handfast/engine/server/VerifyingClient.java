package org.handfast.engine.server;

import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;

/// The client's chain and signature are being checked.
record VerifyingClient(HandshakeStage stage, MainStage main, Work<Fact.Authenticated> work)
    implements ServerState.Suspended {

  @Override
  public AwaitClientFinished next(ServerContext context) throws TlsException {
    context.learn(work.outcome());
    return new AwaitClientFinished(stage, main);
  }

  @Override
  public String situation() {
    return "checking the client's certificate";
  }
}
