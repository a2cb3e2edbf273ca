package org.handfast.engine.client.tls12;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.schedule.tls12.MasterSecret;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.session.NameScope;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionLabel;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.session.SessionTicket;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.wire.Bytes;

/// A session of TLS 1.2 that the client offers to go on with, RFC 5246 7.3: its name is in the
/// hello, its master secret already has a place in this handshake.
///
/// @param name a ticket (RFC 5077) or a session id
public record OfferedSession(
    Bytes name, SessionLabel label, Session.Terms terms, MasterSecret master) {

  /// The session behind a ticket that was kept, if it still fits; the ticket ends here.
  ///
  /// @param suites what the client offers
  public static Optional<OfferedSession> of(
      SessionTicket ticket, List<CipherSuite> suites, ClientConfig config, SecretScope owner) {
    try (Session session = ticket.session()) {
      Session.Terms terms = session.terms();
      if (!suites.contains(terms.suite()) || !isAllowed(terms.secret(), config.policy())) {
        return Optional.empty();
      }
      return Tls12Suites.working(terms.suite(), config.crypto())
          .map(
              suite ->
                  new OfferedSession(
                      ticket.identity(),
                      ticket.label(),
                      terms,
                      MasterSecret.resumed(suite.hash(), session.psk(), owner)));
    }
  }

  /// The same for another connection, with a key of its own.
  SessionTicket kept() {
    return new SessionTicket(
        name, new Session(master.secret().use(byte[]::clone), terms), NameScope.SAME_NAME, label);
  }

  // RFC 7627 5.3: only the kinds that a full handshake could lead to.
  private static boolean isAllowed(SessionSecret secret, Policy policy) {
    return switch (secret) {
      case PSK -> false;
      case EXTENDED_MASTER_SECRET -> policy.extendedMasterSecret() != ExtendedMasterSecretUse.NEVER;
      case MASTER_SECRET -> policy.extendedMasterSecret() != ExtendedMasterSecretUse.REQUIRED;
    };
  }
}
