package org.handfast.engine.server;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Tolerance;

/// The chain and the signature of a client that was asked after the handshake are being checked
/// (RFC 9846 4.7.2). Until then the server receives nothing, and may go on sending.
record VerifyingPostHandshake(PostHandshakeRequest request, Work<Fact.Authenticated> work)
    implements ServerState.Suspended {

  @Override
  public AwaitPostHandshakeFinished next(ServerContext context) throws TlsException {
    return new AwaitPostHandshakeFinished(request, Optional.of(work.outcome()));
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.APPLICATION_DATA;
  }

  @Override
  public String situation() {
    return "checking the client's post-handshake certificate";
  }
}
