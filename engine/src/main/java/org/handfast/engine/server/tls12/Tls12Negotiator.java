package org.handfast.engine.server.tls12;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.schedule.tls12.Tls12KeyExchange;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.server.CommonSuites;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;

/// The suites that are possible, RFC 5246 7.4.1.3: a pure function of what the client offers and
/// the server allows. Which of them it will be hangs on the server's certificates.
final class Tls12Negotiator {
  private Tls12Negotiator() {}

  /// What is possible.
  ///
  /// @throws PeerIncompatible if nothing is
  static Tls12Candidates candidates(Tls12Offer offer, ServerConfig config) throws PeerIncompatible {
    List<CipherSuite> offered = offer.hello().cipherSuites();
    Optional<KeyExchange> exchange = exchange(offer, config);
    List<Tls12Suite> common =
        CommonSuites.of(offered, config)
            .flatMap(suite -> Tls12Suites.working(suite, config.crypto()).stream())
            .filter(suite -> !isKeyTransport(suite) || config.keyTransport().isPresent())
            .toList();
    List<Tls12Suite> possible =
        common.stream().filter(suite -> isKeyTransport(suite) || exchange.isPresent()).toList();
    if (possible.isEmpty()) {
      throw common.isEmpty()
          ? PeerIncompatible.Reason.NO_COMMON_SUITE.between(offered, config.policy().suites())
          : PeerIncompatible.Reason.NO_COMMON_GROUP.between(
              offer.groups().orElse(List.of()), config.policy().groups());
    }
    return new Tls12Candidates(possible, exchange);
  }

  // RFC 8422 4: a client that lists no curves takes any. It is from before there was a list, so it
  // is likelier to have P-256 than what is preferred today.
  private static Optional<KeyExchange> exchange(Tls12Offer offer, ServerConfig config) {
    return offer
        .groups()
        .map(offered -> firstExchange(config, offered::contains))
        .orElseGet(
            () ->
                firstExchange(config, NamedGroup.SECP256R1::equals)
                    .or(() -> firstExchange(config, _ -> true)));
  }

  private static Optional<KeyExchange> firstExchange(
      ServerConfig config, Predicate<NamedGroup> taken) {
    return config.policy().groups().stream()
        .filter(NamedGroup::isForTls12)
        .filter(taken)
        .flatMap(group -> config.crypto().keyExchange(group).stream())
        .findFirst();
  }

  private static boolean isKeyTransport(Tls12Suite suite) {
    return suite.exchange() == Tls12KeyExchange.RSA;
  }
}
