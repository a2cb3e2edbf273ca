package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.CLIENT;

import java.util.Optional;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.handshake.tls12.MasterSecretOwner;
import org.handfast.engine.schedule.tls12.MasterSecret;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.server.CommonSuites;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.server.SessionBinding;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// Looks for the session that the client has offered, by its ticket or else by its id. What does
/// not fit is passed over in silence, and the handshake is a full one.
final class SessionSearch {
  private final Tls12Offer offer;
  private final ServerConfig config;
  private final Negotiated negotiated;
  private final SecretScope owner;

  SessionSearch(Tls12Offer offer, ServerContext context) {
    this.offer = offer;
    this.config = context.config();
    this.negotiated = context.negotiated();
    this.owner = MasterSecretOwner.of(offer.masterSecret(), context);
  }

  Optional<FoundSession> find() throws PeerViolation {
    Optional<Bytes> ticket = offer.ticket(config);
    if (ticket.isPresent()) {
      return fitting(Optional.empty(), config.resumption().tickets().redeem(ticket.get()));
    }
    Optional<Bytes> id = offer.sessionId();
    return id.isPresent()
        ? fitting(id, config.resumption().sessions().find(id.get()))
        : Optional.empty();
  }

  // The session ends here: what goes on is a copy of its secret, if it goes on.
  private Optional<FoundSession> fitting(Optional<Bytes> id, Optional<Session> known)
      throws PeerViolation {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    try (Session session = known.get()) {
      Session.Terms terms = session.terms();
      Optional<Tls12Suite> suite = suite(terms);
      if (suite.isEmpty() || !fits(terms, suite.get()) || !hasSameMasterSecret(terms)) {
        return Optional.empty();
      }
      return Optional.of(
          new FoundSession(
              id,
              terms,
              suite.get(),
              MasterSecret.resumed(suite.get().hash(), session.psk(), owner)));
    }
  }

  // RFC 5246 7.4.1.2: the very suite, offered again and still allowed.
  private Optional<Tls12Suite> suite(Session.Terms terms) {
    return CommonSuites.of(offer.hello().cipherSuites(), config)
        .filter(terms.suite()::equals)
        .findFirst()
        .flatMap(suite -> Tls12Suites.working(suite, config.crypto()));
  }

  private boolean fits(Session.Terms terms, Tls12Suite suite) {
    return terms.secret() != SessionSecret.PSK
        && terms.isCurrent(config.clock().instant())
        && terms.serverName().equals(negotiated.requestedName())
        && terms
            .binding()
            .equals(SessionBinding.of(config, config.verifier().generation(), suite.hash()))
        && (config.clientAuthentication() != ClientAuthentication.NEED || terms.peer().isPresent());
  }

  // RFC 7627 5.3: a session without an extended master secret is not resumed by a client that can
  // have one; a client that had one and now cannot is stopped: somebody may have been at its hello.
  private boolean hasSameMasterSecret(Session.Terms terms) throws PeerViolation {
    if (terms.secret() == SessionSecret.EXTENDED_MASTER_SECRET
        && !offer.extensions().contains(ExtensionType.EXTENDED_MASTER_SECRET)) {
      throw Tls12Violation.EXTENDED_MASTER_SECRET_CHANGED.by(CLIENT);
    }
    return terms.secret() == offer.masterSecret();
  }
}
