package org.handfast.engine.server;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.PskKeyExchangeMode;

/// The choice of parameters, RFC 9846 4.2.1: a pure function of what the client offers and the
/// server allows. The suite and the group are independent of each other.
final class ServerNegotiator {
  private static final List<NamedGroup> NONE = List.of();

  private ServerNegotiator() {}

  static Negotiation negotiate(ClientHello hello, ServerConfig config) throws PeerIncompatible {
    NegotiatedSuite suite = suite(hello.cipherSuites(), config);
    if (wantsPskAlone(hello, config)) {
      return new Negotiation.PskAlone(suite);
    }
    return exchange(hello, suite, config);
  }

  /// The choice of a group, once the suite is chosen.
  static Negotiation exchange(ClientHello hello, NegotiatedSuite suite, ServerConfig config)
      throws PeerIncompatible {
    List<NamedGroup> offered =
        hello.extensions().find(SupportedGroups.class).map(SupportedGroups::groups).orElse(NONE);
    List<KeyShareEntry> shares =
        hello.extensions().find(KeyShares.class).map(KeyShares::entries).orElse(List.of());
    // The server's first group that both have, shared or not: a client's guess decides nothing.
    KeyExchange exchange =
        config.policy().groups().stream()
            .filter(offered::contains)
            .flatMap(group -> config.crypto().keyExchange(group).stream())
            .findFirst()
            .orElseThrow(
                () ->
                    PeerIncompatible.Reason.NO_COMMON_GROUP.between(
                        offered, config.policy().groups()));
    Optional<KeyShareEntry> share =
        shares.stream().filter(entry -> entry.group().equals(exchange.group())).findFirst();
    if (share.isEmpty()) {
      return new Negotiation.Retry(suite, exchange, Negotiation.Reason.GROUP);
    }
    return config.retryCookies() == RetryCookies.INCLUDED
        ? new Negotiation.Retry(suite, exchange, Negotiation.Reason.COOKIE_ALONE)
        : new Negotiation.Agreed(suite, exchange, share.get());
  }

  // With a key exchange wherever both would have one.
  private static boolean wantsPskAlone(ClientHello hello, ServerConfig config) {
    List<PskKeyExchangeMode> ours = config.policy().pskModes();
    List<PskKeyExchangeMode> theirs = PskModes.offered(hello);
    boolean bothWouldExchange =
        theirs.contains(PskKeyExchangeMode.PSK_DHE_KE)
            && ours.contains(PskKeyExchangeMode.PSK_DHE_KE);
    return !bothWouldExchange
        && hello.extensions().contains(ExtensionType.PRE_SHARED_KEY)
        && theirs.contains(PskKeyExchangeMode.PSK_KE)
        && ours.contains(PskKeyExchangeMode.PSK_KE);
  }

  private static NegotiatedSuite suite(List<CipherSuite> offered, ServerConfig config)
      throws PeerIncompatible {
    return CommonSuites.of(offered, config)
        .flatMap(suite -> CipherSuites.working(suite, config.crypto()).stream())
        .findFirst()
        .orElseThrow(
            () ->
                PeerIncompatible.Reason.NO_COMMON_SUITE.between(offered, config.policy().suites()));
  }
}
