package org.handfast.engine.server.tls12;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.config.EncryptThenMacUse;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.handshake.RecordSizeRules;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.schedule.tls12.Tls12KeyExchange;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.EncryptThenMac;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.extension.ServerNameAccepted;
import org.handfast.protocol.extension.SignedTimestamps;
import org.handfast.protocol.extension.StatusPromised;
import org.handfast.protocol.extension.TicketPromised;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The ServerHello of TLS 1.2, RFC 5246 7.4.1.3: it selects, and answers what was asked in
/// extensions.
final class Tls12ServerHello {
  private final Tls12Offer offer;
  private final Tls12Suite suite;
  private final SessionPromise promise;
  private final ServerContext context;
  private final List<Extension> answers = new ArrayList<>(8);

  private Tls12ServerHello(
      Tls12Offer offer, Tls12Suite suite, SessionPromise promise, ServerContext context) {
    this.offer = offer;
    this.suite = suite;
    this.promise = promise;
    this.context = context;
  }

  static Tls12ServerHello of(
      Tls12Offer offer, Tls12Suite suite, SessionPromise promise, ServerContext context) {
    return new Tls12ServerHello(offer, suite, promise, context);
  }

  /// Sends it in a full handshake.
  ///
  /// @param evidence what will stand beside the certificates
  Agreement sendWith(Staple evidence) throws PeerViolation {
    // RFC 6066 3: an empty server_name says that the requested name was used.
    if (isOffered(ExtensionType.SERVER_NAME) && offer.name() == Recognition.ACCEPTED) {
      answers.add(new ServerNameAccepted());
    }
    if (isOffered(ExtensionType.EC_POINT_FORMATS) && suite.exchange() != Tls12KeyExchange.RSA) {
      answers.add(EcPointFormats.UNCOMPRESSED);
    }
    if (!evidence.ocspResponse().isEmpty()) {
      answers.add(new StatusPromised());
    }
    if (!evidence.timestamps().isEmpty()) {
      answers.add(new SignedTimestamps(evidence.timestamps()));
    }
    Bytes id = promise instanceof SessionPromise.Id(Bytes given) ? given : Bytes.EMPTY;
    return send(id);
  }

  /// Sends it where a session is resumed: the client's own id says so (RFC 5246 7.4.1.3, RFC 5077
  /// 3.4). What was said about certificates then is not said again.
  Agreement sendResuming() throws PeerViolation {
    return send(offer.hello().legacySessionId());
  }

  private Agreement send(Bytes sessionId) throws PeerViolation {
    MacOrder order = macOrder();
    answerAlways(order);
    ServerHello hello =
        new ServerHello(
            ProtocolVersion.TLS_1_2, random(), sessionId, suite.code(), new Extensions(answers));
    context.send(hello);
    return new Agreement(
        offer.hello().random(), hello.random(), suite, offer.masterSecret(), order);
  }

  private void answerAlways(MacOrder order) throws PeerViolation {
    // RFC 5746 3.6: by the extension, or by a suite that means the same.
    if (isOffered(ExtensionType.RENEGOTIATION_INFO)
        || offer.hello().cipherSuites().contains(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV)) {
      answers.add(RenegotiationInfo.INITIAL);
    }
    if (offer.masterSecret() == SessionSecret.EXTENDED_MASTER_SECRET) {
      context.learn(new Fact.ExtendedMasterSecret());
      answers.add(new ExtendedMasterSecret());
    }
    if (order == MacOrder.ENCRYPT_THEN_MAC) {
      context.learn(new Fact.EncryptThenMac());
      answers.add(new EncryptThenMac());
    }
    context
        .negotiated()
        .applicationProtocol()
        .map(name -> new ApplicationProtocols(List.of(ApplicationProtocol.of(name))))
        .ifPresent(answers::add);
    if (promise.isTicket()) {
      answers.add(new TicketPromised());
    }
    Optional<RecordSizeLimit> limit = offer.extensions().find(RecordSizeLimit.class);
    if (limit.isPresent()) {
      answers.add(RecordSizeRules.agreeOnContent(limit.get(), context.config().limits(), context));
    }
  }

  // RFC 7366 3: for block ciphers, and for nothing else.
  private MacOrder macOrder() {
    return suite.hasBlockCipher()
            && isOffered(ExtensionType.ENCRYPT_THEN_MAC)
            && context.config().policy().encryptThenMac() == EncryptThenMacUse.WHERE_POSSIBLE
        ? MacOrder.ENCRYPT_THEN_MAC
        : MacOrder.MAC_THEN_ENCRYPT;
  }

  // RFC 9846 4.2.3: a client that can do TLS 1.3 learns from it that this server could, too, and
  // that somebody must have been at its hello.
  private Random random() {
    Random random = new Random(context.config().crypto().random().next(Random.SIZE));
    return context.config().policy().speaks(ProtocolVersion.TLS_1_3)
        ? random.endingWith(Random.DOWNGRADE_TO_TLS_1_2)
        : random;
  }

  private boolean isOffered(ExtensionType type) {
    return offer.extensions().contains(type);
  }
}
