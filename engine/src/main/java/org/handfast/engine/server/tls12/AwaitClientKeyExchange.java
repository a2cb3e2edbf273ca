package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.CLIENT;

import java.util.Optional;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// The client's half of the key exchange is due (RFC 5246 7.4.7).
///
/// @param presented what the client says it is, if it says so; still to be proved
record AwaitClientKeyExchange(Underway underway, Optional<PresentedIdentity> presented)
    implements Tls12ServerState.Listening, AfterKeyExchangeSigning {

  @Override
  public AfterKeyExchange on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case ClientKeyExchange theirs -> accept(theirs, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private AfterKeyExchange accept(ClientKeyExchange theirs, ServerContext context)
      throws TlsException {
    try {
      return switch (underway.exchange()) {
        case ServerExchange.Ephemeral(KeyExchange.Offer offer) ->
            complete(offer, theirs.point(), context);
        case ServerExchange.KeyTransport transport ->
            OpeningPremaster.of(this, transport, theirs.encryptedPremaster(), context);
      };
    } catch (DecodeException e) {
      throw new Malformed(CLIENT, "ClientKeyExchange", e);
    }
  }

  private AfterPremaster complete(KeyExchange.Offer offer, Bytes point, ServerContext context)
      throws TlsException {
    try {
      return keyed(offer.complete(point, context.handshakeScope()), context);
    } catch (InvalidShareException e) {
      throw Tls12Violation.INVALID_POINT.by(CLIENT, offer.group() + ", " + e.getMessage());
    }
  }

  /// Goes on with the premaster secret, which ends here.
  AfterPremaster keyed(Secret premaster, ServerContext context) {
    Established established = Established.by(premaster, underway, context);
    return presented.isPresent()
        ? new AwaitCertificateVerify(established, presented.get())
        : new AwaitChangeCipherSpec(established, Finishing.CLIENT_FIRST);
  }

  @Override
  public String situation() {
    return "awaiting the client's key exchange";
  }
}
