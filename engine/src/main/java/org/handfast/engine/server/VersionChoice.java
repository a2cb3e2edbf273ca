package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.server.tls12.Tls12HelloRules;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;

/// Which version a ClientHello leads to, RFC 9846 4.3.1. [ChoosingConfig] goes on with it: there,
/// and nowhere else on the server, the two families of states part.
enum VersionChoice {
  TLS_1_3(ProtocolVersion.TLS_1_3),
  TLS_1_2(ProtocolVersion.TLS_1_2);

  private final ProtocolVersion version;

  VersionChoice(ProtocolVersion version) {
    this.version = version;
  }

  /// The highest version that both have.
  ///
  /// @throws PeerIncompatible if there is none
  /// @throws PeerViolation if the client takes the server for one that could do no better (RFC 7507
  ///   3)
  static VersionChoice of(ClientHello hello, Policy policy) throws TlsException {
    List<ProtocolVersion> offered = offered(hello);
    VersionChoice chosen =
        spoken(policy)
            .filter(choice -> offered.contains(choice.version))
            .findFirst()
            .orElseThrow(
                () ->
                    PeerIncompatible.Reason.NO_COMMON_VERSION.between(offered, policy.versions()));
    if (hello.cipherSuites().contains(CipherSuite.TLS_FALLBACK_SCSV)
        && chosen != spoken(policy).findFirst().orElseThrow()) {
      throw Tls12Violation.INAPPROPRIATE_FALLBACK.by(CLIENT);
    }
    return chosen;
  }

  /// Holds the hello to the version's rules.
  void require(ClientHello hello) throws TlsException {
    switch (this) {
      case TLS_1_3 -> HelloRules.requireTls13(hello);
      case TLS_1_2 -> Tls12HelloRules.require(hello);
    }
  }

  private static Stream<VersionChoice> spoken(Policy policy) {
    return Stream.of(values()).filter(choice -> policy.speaks(choice.version));
  }

  // Without the extension the one field means all versions up to it (RFC 5246 E.1); TLS 1.2 is the
  // highest that it can mean.
  private static List<ProtocolVersion> offered(ClientHello hello) {
    return hello
        .extensions()
        .find(SupportedVersions.class)
        .map(SupportedVersions::versions)
        .orElseGet(
            () ->
                List.of(
                    hello.legacyVersion().code() < ProtocolVersion.TLS_1_2.code()
                        ? hello.legacyVersion()
                        : ProtocolVersion.TLS_1_2));
  }
}
