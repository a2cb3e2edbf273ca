package org.handfast.engine.server.tls12;

import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.server.ServerContext;

/// The server's flight where a session is resumed, RFC 5246 7.3: the ServerHello, perhaps a new
/// ticket, and the server's Finished before the client's.
final class ResumedFlight {
  private ResumedFlight() {}

  static AwaitChangeCipherSpec send(Tls12Offer offer, FoundSession found, ServerContext context)
      throws TlsException {
    tell(found, context);
    context.transcript().begin(found.suite().hash());
    SessionPromise promise =
        offer.wantsTicket(context.config())
            ? new SessionPromise.RenewedTicket(found.terms())
            : new SessionPromise.Nothing();
    Agreement agreement =
        Tls12ServerHello.of(offer, found.suite(), promise, context).sendResuming();
    Established established = Established.by(found.master(), agreement, promise, context);
    LastFlight.send(established, context);
    return new AwaitChangeCipherSpec(established, Finishing.SERVER_FIRST);
  }

  private static void tell(FoundSession found, ServerContext context) {
    context.learn(new Fact.Suite(found.suite().code()));
    context.learn(new Fact.Resumed());
    found.terms().peer().ifPresent(context::learn);
    found.id().ifPresent(context::resumable);
  }
}
