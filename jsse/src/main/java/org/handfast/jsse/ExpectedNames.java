package org.handfast.jsse;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.pki.NameMatcher;
import org.handfast.pki.PeerName;
import org.jspecify.annotations.Nullable;

/// The names by which an application knows the server it wants (RFC 9525 6.1): the server name it
/// asked for by hand, and the peer's host. One of them has to be the certificate's. Without
/// endpoint identification no name is expected, and any will do.
///
/// @param algorithm `HTTPS` or `LDAPS`, whose rules are the same today; null for none
record ExpectedNames(@Nullable String algorithm, List<String> names) {
  private static final Set<String> KNOWN = Set.of("HTTPS", "LDAPS");

  ExpectedNames {
    names = List.copyOf(names);
  }

  static ExpectedNames of(Endpoint endpoint) {
    var asked = endpoint.parameters().serverNames();
    Optional<String> byHand = asked == null ? Optional.empty() : RequestedNames.first(asked);
    Optional<String> host = Optional.ofNullable(endpoint.peer().host());
    List<String> names = Stream.of(byHand, host).flatMap(Optional::stream).distinct().toList();
    return new ExpectedNames(endpoint.parameters().endpointIdentification(), names);
  }

  /// @throws UntrustedPeer with `WRONG_NAME` if the certificate was issued for others
  void check(X509Certificate certificate) throws UntrustedPeer {
    if (algorithm == null) {
      return;
    }
    if (!KNOWN.contains(algorithm.toUpperCase(Locale.ROOT))) {
      throw wrongName("unknown endpoint identification algorithm: " + algorithm);
    }
    List<PeerName> expected = names.stream().flatMap(name -> parse(name).stream()).toList();
    if (expected.isEmpty()) {
      throw wrongName("endpoint identification is on, but nobody said whom to expect: " + names);
    }
    for (PeerName name : expected) {
      if (NameMatcher.matches(name, certificate)) {
        return;
      }
    }
    NameMatcher.requireMatch(expected.getFirst(), certificate);
  }

  private static Optional<PeerName> parse(String name) {
    try {
      return Optional.of(PeerName.parse(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static UntrustedPeer wrongName(String detail) {
    return new UntrustedPeer(UntrustedPeer.Reason.WRONG_NAME, detail);
  }
}
