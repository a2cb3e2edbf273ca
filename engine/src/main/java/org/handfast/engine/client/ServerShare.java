package org.handfast.engine.client;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

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

/// The step that an accepted ServerHello leads to, after a retry or without: the key exchange is
/// completed, and the handshake's keys protect both directions (RFC 9846 7.1).
final class ServerShare {
  private ServerShare() {}

  static AwaitEncryptedExtensions agree(
      ServerHello hello, NegotiatedSuite suite, Offer offer, ClientContext context)
      throws TlsException {
    KeyShareEntry entry =
        hello
            .extensions()
            .find(KeyShare.class)
            .orElseThrow(() -> HelloViolation.KEY_SHARE_MISSING.by(SERVER))
            .entry();
    KeyExchange.Offer share =
        offer
            .share(entry.group())
            .orElseThrow(() -> HelloViolation.UNOFFERED_SHARE.by(SERVER, entry.group().toString()));
    KeyBoundary boundary = context.boundary();
    HandshakeStage stage =
        EarlyStage.withoutPsk(suite, context.handshakeScope())
            .handshake(complete(share, entry, context), context.transcript().hash());
    context.secretLog().tell(stage);
    context.learn(new Fact.Version(ProtocolVersion.TLS_1_3));
    context.learn(new Fact.Suite(suite.code()));
    context.learn(new Fact.Group(entry.group()));
    context.effects().protectReads(Epoch.HANDSHAKE, stage.traffic(SERVER), boundary);
    // RFC 9846 E.4: once per connection, before the first protected record.
    if (!context.negotiated().isRetried()) {
      context.effects().send(new Outgoing.ChangeCipherSpec());
    }
    context.effects().protectWrites(Epoch.HANDSHAKE, stage.traffic(CLIENT));
    return new AwaitEncryptedExtensions(offer.hello(), stage);
  }

  private static Secret complete(
      KeyExchange.Offer share, KeyShareEntry entry, ClientContext context) throws TlsException {
    try {
      return share.complete(entry.keyExchange(), context.handshakeScope());
    } catch (InvalidShareException e) {
      throw HelloViolation.INVALID_SHARE.by(SERVER, entry.group() + ", " + e.getMessage());
    }
  }
}
