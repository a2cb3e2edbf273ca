package org.handfast.engine.server.tls12;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.schedule.tls12.Tls12KeyExchange;
import org.handfast.engine.schedule.tls12.Tls12Suite;

/// What both sides could use, before the server has chosen a certificate.
///
/// @param suites the preferred one first; never empty
/// @param exchange for those of them that are ephemeral
record Tls12Candidates(List<Tls12Suite> suites, Optional<KeyExchange> exchange) {

  /// The kinds of key exchange, the preferred one first.
  List<Tls12KeyExchange> kinds() {
    return suites.stream().map(Tls12Suite::exchange).distinct().toList();
  }

  /// The preferred suite of a kind that is among them.
  Tls12Suite best(Tls12KeyExchange kind) {
    return suites.stream().filter(suite -> suite.exchange() == kind).findFirst().orElseThrow();
  }
}
