package org.handfast.engine.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.schedule.BinderKind;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.session.SessionTicket;
import org.handfast.protocol.extension.PskIdentity;
import org.handfast.protocol.registry.CipherSuite;

/// Which pre-shared keys a client has for this server, RFC 9846 4.3.11: one ticket at most, which
/// is used up by it, and the keys from elsewhere.
final class PskOffers {
  private final ClientConfig config;
  private final Optional<String> serverName;
  private final Instant now;

  PskOffers(ClientConfig config, Optional<String> serverName) {
    this.config = config;
    this.serverName = serverName;
    this.now = config.clock().instant();
  }

  /// The keys, the ticket's first: only under the first can there be early data.
  ///
  /// @param suites what the client offers
  List<OfferedPsk> all(
      Optional<SessionTicket> ticket, List<CipherSuite> suites, SecretScope scope) {
    List<OfferedPsk> offers = new ArrayList<>(2);
    ticket.flatMap(taken -> of(taken, suites, scope)).ifPresent(offers::add);
    for (ExternalPsk psk : config.externalPsks()) {
      of(psk, suites, scope).ifPresent(offers::add);
    }
    return offers;
  }

  private Optional<OfferedPsk> of(
      SessionTicket ticket, List<CipherSuite> suites, SecretScope scope) {
    try (Session session = ticket.session()) {
      Session.Terms terms = session.terms();
      if (!isUsable(terms)) {
        return Optional.empty();
      }
      return hash(suites, session.psk().length())
          .map(
              hash ->
                  new OfferedPsk(
                      new PskIdentity(ticket.identity(), terms.obfuscatedAge(now)),
                      BinderKind.RESUMPTION,
                      hash,
                      EarlyStage.withPsk(hash, session.psk(), scope),
                      Optional.of(terms)));
    }
  }

  private boolean isUsable(Session.Terms terms) {
    return terms.secret() == SessionSecret.PSK
        && SessionUse.isPossible(terms, config, serverName, now);
  }

  private Optional<OfferedPsk> of(ExternalPsk psk, List<CipherSuite> suites, SecretScope scope) {
    return hash(suites, psk.hash().length())
        .map(
            hash ->
                new OfferedPsk(
                    new PskIdentity(psk.identity(), 0),
                    BinderKind.of(psk.kind()),
                    hash,
                    EarlyStage.withPsk(hash, psk.key(), scope),
                    Optional.empty()));
  }

  // A key is bound to a hash function, and some suite on offer has to have it.
  private Optional<HashFunction> hash(List<CipherSuite> suites, int length) {
    return suites.stream()
        .flatMap(suite -> CipherSuites.working(suite, config.crypto()).stream())
        .map(NegotiatedSuite::hash)
        .filter(hash -> hash.algorithm().length() == length)
        .findFirst();
  }
}
