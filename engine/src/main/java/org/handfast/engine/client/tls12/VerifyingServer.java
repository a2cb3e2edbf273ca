package org.handfast.engine.client.tls12;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;

/// The server's chain is being checked, and its signature if it has made one. Nothing is sent
/// before that: a premaster secret is for nobody else.
///
/// @param request the server's question who the client is, if it has one
record VerifyingServer(
    AcceptedHello hello,
    ServerKey key,
    Optional<RequestedProof> request,
    Work<Fact.Authenticated> work)
    implements Tls12ClientState.Suspended, AfterKeyExchange {

  static VerifyingServer of(
      AcceptedHello hello, ServerKey key, Optional<RequestedProof> request, ClientContext context)
      throws TlsException {
    // The server waits now: its flight has ended with this message.
    context.boundary();
    return new VerifyingServer(hello, key, request, key.checkedBy(context.config()));
  }

  @Override
  public AfterVerification next(ClientContext context) throws TlsException {
    Fact.Authenticated server = work.outcome();
    context.learn(server);
    return request.isPresent()
        ? ChoosingCredential.of(hello, key, server, request.get(), context)
        : Keyed.exchange(hello, key, server, context).finish(context);
  }

  @Override
  public String situation() {
    return "checking the server's certificate";
  }
}
