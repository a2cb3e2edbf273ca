package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.protocol.extension.Cookie;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The client has been asked to send its hello again (RFC 9846 4.2.4).
///
/// @param first the hello that was not enough
/// @param retry what was asked for
/// @param cookie to be returned, if one was sent
record AwaitSecondClientHello(
    ClientHello first, Negotiation.Retry retry, Optional<Bytes> cookie, Recognition name)
    implements ServerState.Listening, AfterNegotiation {

  private static final int COOKIE_LENGTH = 32;

  /// Sends the HelloRetryRequest.
  static AwaitSecondClientHello after(
      ClientHello hello, Negotiation.Retry retry, Choices choices, ServerContext context) {
    Optional<Bytes> cookie =
        choices.config().retryCookies() == RetryCookies.INCLUDED
            ? Optional.of(choices.config().crypto().random().next(COOKIE_LENGTH))
            : Optional.empty();
    List<Extension> extensions = new ArrayList<>(3);
    extensions.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    if (retry.reason() == Negotiation.Reason.GROUP) {
      extensions.add(new RetryGroup(retry.exchange().group()));
    }
    cookie.map(Cookie::new).ifPresent(extensions::add);
    context.transcript().beginAfterRetry(retry.suite().hash());
    context.learn(new Fact.Retried());
    context.send(
        new HelloRetryRequest(
            ProtocolVersion.TLS_1_2,
            hello.legacySessionId(),
            retry.suite().code(),
            new Extensions(extensions)));
    context.effects().send(new Outgoing.ChangeCipherSpec());
    return new AwaitSecondClientHello(hello, retry, cookie, choices.name());
  }

  @Override
  public AfterSecondHello on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case ClientHello second -> accept(second, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private AfterSecondHello accept(ClientHello second, ServerContext context) throws TlsException {
    HelloRules.requireSound(second);
    HelloRules.requireTls13(second);
    SecondHelloRules.require(first, second);
    Optional<Bytes> returned = second.extensions().find(Cookie.class).map(Cookie::cookie);
    if (!returned.equals(cookie)) {
      throw HelloViolation.COOKIE_NOT_RETURNED.by(CLIENT);
    }
    var agreed = new Negotiation.Agreed(retry.suite(), retry.exchange(), requestedShare(second));
    Optional<PreSharedKeys> offered = PskModes.usable(second, context.config());
    return offered.isPresent()
        ? ChoosingPsk.of(second, offered.get(), agreed, name, context)
        : ChoosingCredential.of(second, agreed, name, context);
  }

  // RFC 9846 4.2.2: the shares are replaced by one of the group that was asked for.
  private KeyShareEntry requestedShare(ClientHello second) throws TlsException {
    List<KeyShareEntry> shares = second.extensions().find(KeyShares.class).orElseThrow().entries();
    boolean exactlyThatOne =
        retry.reason() == Negotiation.Reason.COOKIE_ALONE
            ? shares.equals(first.extensions().find(KeyShares.class).orElseThrow().entries())
            : shares.size() == 1;
    return shares.stream()
        .filter(share -> exactlyThatOne && share.group().equals(retry.exchange().group()))
        .findFirst()
        .orElseThrow(
            () ->
                HelloViolation.WRONG_SHARE_ON_RETRY.by(
                    CLIENT, "asked for " + retry.exchange().group()));
  }

  @Override
  public String situation() {
    return "awaiting the client's second hello";
  }
}
