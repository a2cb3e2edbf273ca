package org.handfast.jsse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;
import org.handfast.engine.config.ServerNames;
import org.jspecify.annotations.Nullable;

/// The host name of the server_name extension (RFC 6066 3): which one a client sends, and which
/// ones a server answers to.
final class RequestedNames {
  private RequestedNames() {}

  /// The name a client sends: the first host name asked for or, if nothing was asked, the peer's
  /// host where it looks like a name of the DNS. An IP address is never sent, however it got here.
  ///
  /// @param asked null for nothing, empty for no name at all
  static Optional<String> toSend(@Nullable List<SNIServerName> asked, PeerAddress peer) {
    if (!Defaults.sendsServerNames()) {
      return Optional.empty();
    }
    Optional<String> name = asked == null ? ofHost(peer.host()) : first(asked);
    return name.filter(host -> !PeerAddress.isLiteral(host));
  }

  /// The first host name among the names asked for.
  static Optional<String> first(List<SNIServerName> asked) {
    return asked.stream()
        .filter(name -> name.getType() == StandardConstants.SNI_HOST_NAME)
        .findFirst()
        .map(name -> new SNIHostName(name.getEncoded()).getAsciiName());
  }

  /// `name` as sessions report it; nothing if the JDK's type cannot hold it, such as a name with an
  /// underscore.
  static List<SNIServerName> listOf(String name) {
    return parse(name).<List<SNIServerName>>map(List::of).orElse(List.of());
  }

  /// Refuses names that no matcher takes. A client that sends no name is served.
  static ServerNames recognizing(Collection<SNIMatcher> matchers) {
    List<SNIMatcher> forHosts =
        matchers.stream()
            .filter(matcher -> matcher.getType() == StandardConstants.SNI_HOST_NAME)
            .toList();
    if (forHosts.isEmpty()) {
      return ServerNames.ANY;
    }
    return requested ->
        requested.isEmpty()
                || requested
                    .flatMap(RequestedNames::parse)
                    .filter(name -> matches(forHosts, name))
                    .isPresent()
            ? ServerNames.Recognition.ACCEPTED
            : ServerNames.Recognition.REFUSED;
  }

  private static boolean matches(List<SNIMatcher> matchers, SNIServerName name) {
    return matchers.stream().anyMatch(matcher -> matcher.matches(name));
  }

  private static Optional<String> ofHost(@Nullable String host) {
    // A name without a dot is local knowledge that public servers do not share.
    if (host == null || host.indexOf('.') <= 0 || host.endsWith(".")) {
      return Optional.empty();
    }
    return PeerAddress.isLiteral(host)
        ? Optional.empty()
        : parse(host).map(SNIHostName::getAsciiName);
  }

  private static Optional<SNIHostName> parse(String name) {
    try {
      return Optional.of(new SNIHostName(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
