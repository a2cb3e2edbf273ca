package org.handfast.engine.client;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;

/// The step that an accepted ServerHello leads to, after a retry or without: the key exchange is
/// completed, and the handshake's keys protect both directions (RFC 9846 7.1).
final class ServerShare {
  private ServerShare() {}

  static AwaitEncryptedExtensions agree(
      ServerHello hello, NegotiatedSuite suite, Offer offer, ClientContext context)
      throws TlsException {
    Optional<SelectedKey> key = SelectedKey.in(hello, suite, offer);
    KeyBoundary boundary = context.boundary();
    HandshakeStage stage = stage(hello, suite, key, offer, context);
    context.reached(stage);
    context.learn(new Fact.Version(ProtocolVersion.TLS_1_3));
    context.learn(new Fact.Suite(suite.code()));
    context.effects().protectReads(Epoch.HANDSHAKE, stage.traffic(SERVER), boundary);
    // RFC 9846 E.4: once per connection, before the first protected record.
    if (!context.negotiated().isRetried() && !EarlyFlight.isUndecided(context)) {
      context.effects().send(new Outgoing.ChangeCipherSpec());
    }
    if (key.isEmpty() && EarlyFlight.isUndecided(context)) {
      EarlyFlight.reject(context);
    }
    // While early data is under way, its keys stay.
    if (!EarlyFlight.isUndecided(context)) {
      context.effects().protectWrites(Epoch.HANDSHAKE, stage.traffic(CLIENT));
    }
    return new AwaitEncryptedExtensions(offer.hello(), stage, key);
  }

  private static HandshakeStage stage(
      ServerHello hello,
      NegotiatedSuite suite,
      Optional<SelectedKey> key,
      Offer offer,
      ClientContext context)
      throws TlsException {
    EarlyStage early =
        key.isPresent()
            ? key.get().psk().stage()
            : EarlyStage.withoutPsk(suite.hash(), context.handshakeScope());
    Optional<KeyShare> answer = hello.extensions().find(KeyShare.class);
    if (answer.isPresent()) {
      Secret shared = complete(answer.get().entry(), offer, context);
      return early.handshake(suite, shared, context.transcript().hash());
    }
    // RFC 9846 4.3.9: only under a pre-shared key, and only if the client would do without.
    if (key.isEmpty()
        || !context.config().policy().pskModes().contains(PskKeyExchangeMode.PSK_KE)) {
      throw HelloViolation.KEY_SHARE_MISSING.by(SERVER);
    }
    return early.handshakeWithoutExchange(suite, context.transcript().hash());
  }

  private static Secret complete(KeyShareEntry entry, Offer offer, ClientContext context)
      throws TlsException {
    KeyExchange.Offer share =
        offer
            .share(entry.group())
            .orElseThrow(() -> HelloViolation.UNOFFERED_SHARE.by(SERVER, entry.group().toString()));
    context.learn(new Fact.Group(entry.group()));
    try {
      return share.complete(entry.keyExchange(), context.handshakeScope());
    } catch (InvalidShareException e) {
      throw HelloViolation.INVALID_SHARE.by(SERVER, entry.group() + ", " + e.getMessage());
    }
  }
}
