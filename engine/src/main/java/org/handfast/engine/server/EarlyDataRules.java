package org.handfast.engine.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.Session;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.wire.Bytes;

/// Whether early data is taken, RFC 9846 4.3.10: only under the client's first key, on the
/// session's own terms, when it is fresh and for the first time (8.2, 8.3).
final class EarlyDataRules {
  private final ServerConfig config;
  private final NegotiatedSuite suite;
  private final Negotiated negotiated;

  EarlyDataRules(ServerConfig config, NegotiatedSuite suite, Negotiated negotiated) {
    this.config = config;
    this.suite = suite;
    this.negotiated = negotiated;
  }

  /// How many bytes are taken; 0 for none. May ask the strike register, which may block.
  int accepted(ChosenPsk chosen, PreSharedKeys offered) {
    Optional<EarlyDataAcceptance> acceptance = config.resumption().earlyData();
    if (acceptance.isEmpty()
        || chosen.index() != 0
        || !(chosen.origin() instanceof ChosenPsk.Origin.Resumed(Session.Terms terms))
        || !isOnSessionsTerms(terms)
        || !isFresh(terms, offered.identities().getFirst().obfuscatedTicketAge(), acceptance.get())
        || !isFirst(offered.binders().getFirst(), acceptance.get())) {
      return 0;
    }
    return (int) Math.min(terms.maxEarlyData(), acceptance.get().maxBytes());
  }

  private boolean isOnSessionsTerms(Session.Terms terms) {
    return terms.maxEarlyData() > 0
        && !negotiated.isRetried()
        && terms.suite().equals(suite.code())
        && terms.applicationProtocol().equals(negotiated.applicationProtocol());
  }

  // Both ends' views of the ticket's age; a clock that jumped makes them differ.
  private boolean isFresh(Session.Terms terms, long obfuscatedAge, EarlyDataAcceptance acceptance) {
    Instant now = config.clock().instant();
    long told = (obfuscatedAge - terms.ageAdd()) & 0xFFFF_FFFFL;
    long seen = Duration.between(terms.issuedAt(), now).toMillis();
    return Math.abs(seen - told) <= acceptance.freshness().toMillis();
  }

  private static boolean isFirst(Bytes binder, EarlyDataAcceptance acceptance) {
    return acceptance.register().isFirst(binder, acceptance.window());
  }
}
