package org.handfast.engine.server.tls12;

import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.server.ServerContext;

/// The client has offered to resume a session; the server is looking for it (RFC 5246 7.3, RFC 5077
/// 3.4). Without one that may be used here the handshake is a full one.
record LookingForSession(Tls12Offer offer, Work<Optional<FoundSession>> work)
    implements Tls12ServerState.Suspended, AfterHello {

  static LookingForSession of(Tls12Offer offer, ServerContext context) {
    SessionSearch search = new SessionSearch(offer, context);
    return new LookingForSession(
        offer, new Work<>("looking for the client's session", search::find));
  }

  @Override
  public AfterSearch next(ServerContext context) throws TlsException {
    Optional<FoundSession> found = work.outcome();
    return found.isPresent()
        ? ResumedFlight.send(offer, found.get(), context)
        : ChoosingIdentity.of(offer, context);
  }

  @Override
  public String situation() {
    return "looking for the client's session";
  }
}
