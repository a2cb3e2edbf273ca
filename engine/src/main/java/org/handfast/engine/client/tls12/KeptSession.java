package org.handfast.engine.client.tls12;

import java.time.Duration;
import java.util.Optional;
import org.handfast.engine.Negotiated;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.client.SessionUse;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.session.NameScope;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionLabel;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.message.tls12.NewSessionTicket;
import org.handfast.protocol.wire.Bytes;

/// What the client keeps of a connection to go on from later: under the server's ticket (RFC 5077
/// 3.3), or under the session id (RFC 5246 7.4.1.3). Nothing of a handshake that was not confirmed.
final class KeptSession {
  /// A server that does not say how long a ticket lives leaves it to the client (RFC 5077 3.3).
  private static final Duration UNTOLD = Duration.ofHours(2);

  private KeptSession() {}

  static void keep(Keyed keyed, Optional<NewSessionTicket> ticket, ClientContext context) {
    if (context.sessionKey().isEmpty()
        || !context.negotiated().peer().stream().allMatch(VerifiedPeer::hasCertificate)) {
      return;
    }
    // RFC 5077 3.3: an empty ticket takes the promise back.
    Optional<NewSessionTicket> told = ticket.filter(given -> !given.ticket().isEmpty());
    Optional<SessionTicket> kept =
        told.isPresent()
            ? Optional.of(
                of(
                    keyed,
                    told.get().ticket(),
                    SessionLabel.TICKET,
                    lifetime(told.get().lifetimeHint()),
                    context))
            : withoutTicket(keyed, context);
    kept.ifPresent(session -> context.config().sessions().put(context.sessionKey().get(), session));
  }

  // The session that was resumed is as good as before; a new one has a name only if the server gave
  // it one.
  private static Optional<SessionTicket> withoutTicket(Keyed keyed, ClientContext context) {
    if (keyed.resumed().isPresent()) {
      return keyed.resumed().map(OfferedSession::kept);
    }
    Bytes id = keyed.hello().sessionId();
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(of(keyed, id, SessionLabel.SESSION_ID, UNTOLD, context));
  }

  private static SessionTicket of(
      Keyed keyed, Bytes name, SessionLabel label, Duration lifetime, ClientContext context) {
    Negotiated negotiated = context.negotiated();
    Agreement agreement = keyed.hello().agreement();
    Session session =
        new Session(
            keyed.master().secret().use(byte[]::clone),
            new Session.Terms(
                agreement.suite().code(),
                context.config().clock().instant(),
                lifetime,
                0,
                0,
                negotiated.requestedName(),
                negotiated.applicationProtocol(),
                negotiated.authenticated(),
                SessionUse.binding(context.trustGeneration()),
                agreement.masterSecret()));
    return new SessionTicket(name, session, NameScope.SAME_NAME, label);
  }

  private static Duration lifetime(long hint) {
    return hint == 0 ? UNTOLD : SessionUse.lifetime(hint);
  }
}
