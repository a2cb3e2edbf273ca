package org.handfast.engine.client;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.schedule.HandshakeStage;

/// The server's chain and signature are being checked.
record VerifyingServer(
    HandshakeStage stage, Optional<RequestedProof> request, Work<Fact.Authenticated> work)
    implements ClientState.Suspended {

  @Override
  public AwaitServerFinished next(ClientContext context) throws TlsException {
    context.learn(work.outcome());
    return new AwaitServerFinished(stage, new ServerProof.ByCertificate(request));
  }

  @Override
  public String situation() {
    return "checking the server's certificate";
  }
}
