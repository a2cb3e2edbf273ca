package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.failure.PostHandshakeViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.schedule.ResumptionSecret;
import org.handfast.engine.session.NameScope;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.MaxEarlyData;
import org.handfast.protocol.extension.TlsFlags;
import org.handfast.protocol.message.NewSessionTicket;

/// A ticket that the server has sent, RFC 9846 4.7.1.
final class NewTicket {
  private NewTicket() {}

  /// Keeps it, if this client keeps any, and if it lives at all. A session remembers certificates:
  /// a server that is known by its key alone shows it each time.
  static void keep(NewSessionTicket ticket, ResumptionSecret secret, ClientContext context)
      throws TlsException {
    ExtensionRules.requirePermitted(Carrier.NEW_SESSION_TICKET, ticket.extensions(), SERVER);
    Optional<TlsFlags> flags = ticket.extensions().find(TlsFlags.class);
    if (flags.isPresent() && !flags.get().isShortest()) {
      throw PostHandshakeViolation.FLAGS_NOT_SHORTEST.by(SERVER);
    }
    if (ticket.ticketLifetime() > 0
        && context.sessionKey().isPresent()
        && context.negotiated().peer().stream().allMatch(VerifiedPeer::hasCertificate)) {
      Session session =
          new Session(secret.psk(ticket.ticketNonce()), terms(ticket, secret, context));
      context
          .config()
          .sessions()
          .put(
              context.sessionKey().get(),
              new SessionTicket(ticket.ticket(), session, names(ticket)));
    }
  }

  private static Session.Terms terms(
      NewSessionTicket ticket, ResumptionSecret secret, ClientContext context) {
    Negotiated negotiated = context.negotiated();
    ClientConfig config = context.config();
    return new Session.Terms(
        secret.suite().code(),
        config.clock().instant(),
        SessionUse.lifetime(ticket.ticketLifetime()),
        ticket.ticketAgeAdd(),
        ticket.extensions().find(MaxEarlyData.class).map(MaxEarlyData::bytes).orElse(0L),
        negotiated.requestedName(),
        negotiated.applicationProtocol(),
        negotiated.authenticated(),
        SessionUse.binding(context.trustGeneration()),
        SessionSecret.PSK);
  }

  private static NameScope names(NewSessionTicket ticket) {
    return ticket
        .extensions()
        .find(TlsFlags.class)
        .filter(flags -> flags.has(TlsFlags.RESUMPTION_ACROSS_NAMES))
        .map(_ -> NameScope.OTHER_NAMES)
        .orElse(NameScope.SAME_NAME);
  }
}
