package org.handfast.engine.server;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.PskIdentity;
import org.handfast.protocol.wire.Bytes;

/// Looks for the first offered key that the server knows and may use here, RFC 9846 4.3.11. What
/// does not fit is passed over in silence: the handshake goes on as if it had not been offered.
final class PskSearch {
  /// A hello has room for thousands of labels; nobody has that many tickets.
  private static final int MAX_TRIED = 8;

  private final ServerConfig config;
  private final NegotiatedSuite suite;
  private final Negotiated negotiated;
  private final Instant now;
  private final Bytes binding;

  PskSearch(ServerConfig config, NegotiatedSuite suite, Negotiated negotiated) {
    this.config = config;
    this.suite = suite;
    this.negotiated = negotiated;
    this.now = config.clock().instant();
    this.binding = SessionBinding.of(config, config.verifier().generation(), suite.hash());
  }

  Optional<KnownPsk> find(PreSharedKeys offered) {
    List<PskIdentity> identities = offered.identities();
    for (int i = 0; i < Math.min(identities.size(), MAX_TRIED); i++) {
      Optional<KnownPsk> known = find(identities.get(i).identity(), i);
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  private Optional<KnownPsk> find(Bytes identity, int index) {
    Optional<ExternalPsk> external = config.externalPsks().find(identity);
    if (external.isPresent()) {
      return external.filter(this::fits).map(psk -> new KnownPsk.External(index, psk));
    }
    Optional<Session> session = config.resumption().tickets().redeem(identity);
    if (session.isPresent() && !fits(session.get())) {
      session.get().close();
      return Optional.empty();
    }
    return session.map(known -> new KnownPsk.OfTicket(index, known));
  }

  // A key says which client it is, but shows no certificate.
  private boolean fits(ExternalPsk psk) {
    return psk.hash() == suite.hash().algorithm()
        && config.clientAuthentication() != ClientAuthentication.NEED;
  }

  private boolean fits(Session session) {
    Session.Terms terms = session.terms();
    return terms.secret() == SessionSecret.PSK
        && terms.isCurrent(now)
        && session.psk().length() == suite.hashLength()
        && terms.serverName().equals(negotiated.requestedName())
        && terms.binding().equals(binding)
        && (config.clientAuthentication() != ClientAuthentication.NEED || terms.peer().isPresent());
  }
}
