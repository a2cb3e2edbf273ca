package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.engine.client.tls12.Tls12ServerHello;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.record.Dialect;
import org.handfast.engine.record.Tolerance;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.protocol.extension.Cookie;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;

/// The ClientHello is out (RFC 9846 A.1, WAIT_SH): the server selects, or asks for another share.
///
/// @param offer what it can select from
record AwaitServerHello(Offer offer) implements ClientState.Listening {

  @Override
  public AfterServerHello on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case ServerHello hello -> accept(hello, context);
      case HelloRetryRequest retry -> offerAgain(retry, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  // RFC 9846 4.3.1: here the versions part. Only TLS 1.3 says itself in an extension.
  private AfterServerHello accept(ServerHello hello, ClientContext context) throws TlsException {
    if (!hello.extensions().contains(ExtensionType.SUPPORTED_VERSIONS)) {
      return Tls12ServerHello.accept(hello, offer.hello(), offer.session(), context);
    }
    context.effects().speak(Dialect.TLS_1_3);
    NegotiatedSuite suite = new HelloAnswer(offer.hello(), context.config()).accept(hello);
    context.transcript().begin(suite.hash());
    return ServerShare.agree(hello, suite, offer, context);
  }

  private AwaitSecondServerHello offerAgain(HelloRetryRequest retry, ClientContext context)
      throws TlsException {
    context.effects().speak(Dialect.TLS_1_3);
    NegotiatedSuite suite = new HelloAnswer(offer.hello(), context.config()).accept(retry);
    List<KeyExchange.Offer> shares = sharesFor(retry, context);
    // RFC 9846 5.1: the retry request is the last message of its flight.
    context.boundary();
    context.transcript().beginAfterRetry(suite.hash());
    Offer second =
        SecondHello.of(
            offer, shares, retry, suite, context.transcript(), context.config().clock().instant());
    context.learn(new Fact.Retried());
    if (EarlyFlight.isUndecided(context)) {
      EarlyFlight.reject(context);
    } else {
      context.effects().send(new Outgoing.ChangeCipherSpec());
    }
    // No early data's keys any more, and no first hello's record version.
    context.effects().unprotectWrites();
    context.send(second.hello());
    return new AwaitSecondServerHello(second, suite);
  }

  // RFC 9846 4.3.8: the group must have been offered, and not have been shared already.
  private List<KeyExchange.Offer> sharesFor(HelloRetryRequest retry, ClientContext context)
      throws TlsException {
    var wanted = retry.extensions().find(RetryGroup.class);
    if (wanted.isEmpty()) {
      if (retry.extensions().find(Cookie.class).isEmpty()) {
        throw HelloViolation.RETRY_CHANGES_NOTHING.by(SERVER);
      }
      return offer.shares();
    }
    NamedGroup group = wanted.get().group();
    boolean offered =
        offer.hello().extensions().find(SupportedGroups.class).stream()
            .anyMatch(ours -> ours.groups().contains(group));
    // RFC 8701 3.1: a value that means nothing was not offered.
    if (!offered || group.isGrease()) {
      throw HelloViolation.RETRY_WITH_UNOFFERED_GROUP.by(SERVER, group.toString());
    }
    if (offer.share(group).isPresent()) {
      throw HelloViolation.RETRY_WITH_SHARED_GROUP.by(SERVER, group.toString());
    }
    return context.config().crypto().keyExchange(group).stream().map(KeyExchange::offer).toList();
  }

  // RFC 9846 E.4: a ChangeCipherSpec may be there for whoever looks on, if TLS 1.3 was offered.
  // Without
  // it there is none but the one that changes the keys, and that is not due.
  @Override
  public Tolerance tolerance() {
    return offer.hello().extensions().contains(ExtensionType.SUPPORTED_VERSIONS)
        ? Tolerance.CHANGE_CIPHER_SPEC
        : Tolerance.KEY_CHANGE;
  }

  @Override
  public String situation() {
    return "awaiting the server's hello";
  }
}
