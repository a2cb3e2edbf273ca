package org.handfast.engine.server.tls12;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.server.SessionBinding;
import org.handfast.engine.server.SessionLifetime;
import org.handfast.engine.session.Session;
import org.handfast.protocol.message.tls12.NewSessionTicket;
import org.handfast.protocol.wire.Bytes;

/// The session that the client may come back to, in the form that it was promised.
final class KeptSession {
  private KeptSession() {}

  /// The ticket, if one was promised. An empty one says that there is none after all (RFC 5077
  /// 3.3).
  static Optional<NewSessionTicket> ticket(Established established, ServerContext context) {
    return switch (established.promise()) {
      case SessionPromise.NewTicket() ->
          Optional.of(ticket(terms(established, context), established, context));
      case SessionPromise.RenewedTicket(Session.Terms terms) ->
          Optional.of(ticket(terms, established, context));
      case SessionPromise.Id _, SessionPromise.Nothing _ -> Optional.empty();
    };
  }

  /// Keeps the session, if the client has got an id for it.
  static void keep(Established established, ServerContext context) {
    if (!(established.promise() instanceof SessionPromise.Id(Bytes id))) {
      return;
    }
    Session.Terms terms = terms(established, context);
    if (terms.lifetime().isPositive()) {
      try (Session session = session(established, terms)) {
        context.config().resumption().sessions().put(id, session);
      }
      context.resumable(id);
    }
  }

  private static NewSessionTicket ticket(
      Session.Terms terms, Established established, ServerContext context) {
    Instant now = context.config().clock().instant();
    Duration left = Duration.between(now, terms.issuedAt().plus(terms.lifetime()));
    if (left.toSeconds() < 1) {
      return new NewSessionTicket(0, Bytes.EMPTY);
    }
    try (Session session = session(established, terms)) {
      return context
          .config()
          .resumption()
          .tickets()
          .issue(session)
          .map(ticket -> new NewSessionTicket(left.toSeconds(), ticket))
          .orElseGet(() -> new NewSessionTicket(0, Bytes.EMPTY));
    }
  }

  private static Session session(Established established, Session.Terms terms) {
    return new Session(established.master().secret().use(byte[]::clone), terms);
  }

  private static Session.Terms terms(Established established, ServerContext context) {
    ServerConfig config = context.config();
    Negotiated negotiated = context.negotiated();
    Agreement agreement = established.agreement();
    Instant now = config.clock().instant();
    return new Session.Terms(
        agreement.suite().code(),
        now,
        SessionLifetime.of(config, negotiated, now),
        0,
        0,
        negotiated.requestedName(),
        negotiated.applicationProtocol(),
        negotiated.authenticated(),
        SessionBinding.of(config, context.trustGeneration(), agreement.suite().hash()),
        agreement.masterSecret());
  }
}
