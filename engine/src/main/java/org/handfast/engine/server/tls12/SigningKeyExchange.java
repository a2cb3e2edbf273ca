package org.handfast.engine.server.tls12;

import org.handfast.engine.Fact;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.handshake.tls12.KeyExchangeSignature;
import org.handfast.engine.server.ServerContext;
import org.handfast.protocol.message.tls12.ServerKeyExchange;
import org.handfast.protocol.wire.Bytes;

/// The server's key is signing its half of the key exchange (RFC 8422 5.4); then its flight goes
/// on.
///
/// @param offer the ephemeral key pair, made for this handshake
record SigningKeyExchange(
    Tls12Identity.Signing identity,
    Agreement agreement,
    SessionPromise promise,
    KeyExchange.Offer offer,
    Work<Bytes> work)
    implements Tls12ServerState.Suspended, AfterIdentity {

  static SigningKeyExchange of(
      Tls12Identity.Signing identity,
      Agreement agreement,
      SessionPromise promise,
      ServerContext context) {
    context.learn(new Fact.Group(identity.exchange().group()));
    KeyExchange.Offer offer = identity.exchange().offer();
    Bytes content =
        KeyExchangeSignature.content(
            agreement.client(),
            agreement.server(),
            ServerKeyExchange.params(offer.group(), offer.share()));
    return new SigningKeyExchange(
        identity,
        agreement,
        promise,
        offer,
        new Work<>(
            "signing with the server's key",
            () -> Proof.sign(identity.credential(), identity.scheme(), content)));
  }

  @Override
  public AfterKeyExchangeSigning next(ServerContext context) throws TlsException {
    Bytes signature = work.outcome();
    context.learn(new Fact.Presented(identity.credential(), identity.scheme()));
    context.send(new ServerKeyExchange(offer.group(), offer.share(), identity.scheme(), signature));
    return FullFlight.finish(
        new Underway(agreement, promise, new ServerExchange.Ephemeral(offer)), context);
  }

  @Override
  public String situation() {
    return "signing with the server's key";
  }
}
