package org.handfast.engine.server.tls12;

import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.server.ServerContext;

/// The client's chain and signature are being checked.
record VerifyingClient(Established established, Work<Fact.Authenticated> work)
    implements Tls12ServerState.Suspended {

  @Override
  public AwaitChangeCipherSpec next(ServerContext context) throws TlsException {
    context.learn(work.outcome());
    return new AwaitChangeCipherSpec(established, Finishing.CLIENT_FIRST);
  }

  @Override
  public String situation() {
    return "checking the client's certificate";
  }
}
