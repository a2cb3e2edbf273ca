package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.CLIENT;

import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ReadWishes;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.trust.PeerWishes;

/// The handshake is a full one; the server is choosing what to prove its identity with, and by that
/// the suite. Nothing is sent before it has something: a client that it cannot satisfy is told so
/// at once.
record ChoosingIdentity(Tls12Offer offer, PeerWishes wishes, Work<Tls12Identity> work)
    implements Tls12ServerState.Suspended, AfterHello, AfterSearch {

  static ChoosingIdentity of(Tls12Offer offer, ServerContext context) throws TlsException {
    Tls12Candidates candidates = Tls12Negotiator.candidates(offer, context.config());
    CertificateTypeRules.requireX509(offer.extensions(), context.config());
    PeerWishes wishes = ReadWishes.in(offer.extensions(), CLIENT);
    IdentityChoice choice = new IdentityChoice(offer, candidates, wishes, context);
    return new ChoosingIdentity(
        offer, wishes, new Work<>("choosing the server's certificate", choice::choose));
  }

  @Override
  public AfterIdentity next(ServerContext context) throws TlsException {
    Tls12Identity identity = work.outcome();
    context.learn(new Fact.Suite(identity.suite().code()));
    return FullFlight.begin(this, identity, context);
  }

  @Override
  public String situation() {
    return "choosing the server's certificate";
  }
}
