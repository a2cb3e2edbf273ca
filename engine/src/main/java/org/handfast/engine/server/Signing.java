package org.handfast.engine.server;

import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;

/// The server's key is signing the handshake.
record Signing(HandshakeStage stage, Work<Proof> work) implements ServerState.Suspended {

  @Override
  public AfterSigning next(ServerContext context) throws TlsException {
    Proof proof = work.outcome();
    context.learn(proof.presented());
    MainStage main = ServerFlight.finish(stage, proof, context);
    return context.config().clientAuthentication().isInHandshake()
        ? new AwaitClientCertificate(stage, main)
        : new AwaitClientFinished(stage, main);
  }

  @Override
  public String situation() {
    return "signing with the server's key";
  }
}
