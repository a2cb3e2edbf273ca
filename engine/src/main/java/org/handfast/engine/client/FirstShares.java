package org.handfast.engine.client;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.InitialShares;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.protocol.registry.NamedGroup;

/// The key pairs whose shares stand in the first ClientHello, RFC 9846 4.3.8.
final class FirstShares {
  private FirstShares() {}

  /// @param offered the groups in supported_groups, the preferred one first
  static List<KeyExchange.Offer> among(List<NamedGroup> offered, ClientConfig config) {
    return switch (config.initialShares()) {
      case InitialShares.Preferred() ->
          exchange(offered.getFirst(), config)
              .flatMap(share -> withItsPart(share.offer(), offered))
              .toList();
      case InitialShares.Chosen(List<NamedGroup> groups) ->
          offered.stream()
              .filter(groups::contains)
              .flatMap(group -> exchange(group, config))
              .map(KeyExchange::offer)
              .toList();
    };
  }

  private static Stream<KeyExchange> exchange(NamedGroup group, ClientConfig config) {
    return config.crypto().keyExchange(group).stream();
  }

  private static Stream<KeyExchange.Offer> withItsPart(
      KeyExchange.Offer share, List<NamedGroup> offered) {
    return Stream.concat(
        Stream.of(share),
        share.component().filter(part -> offered.contains(part.group())).stream());
  }
}
