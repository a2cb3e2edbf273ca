package org.handfast.engine.client;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.config.PostHandshakeAuthentication;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.OfferedSuites;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.ClientCertificateTypes;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.PostHandshakeAuth;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;

/// What a ClientHello says for TLS 1.3 alone, RFC 9846 4.3; a server of TLS 1.2 ignores it.
/// Nothing, if no suite of TLS 1.3 is offered.
final class Tls13Hello {
  private final List<CipherSuite> suites;
  private final List<OfferedPsk> psks;
  private final List<KeyExchange.Offer> shares;
  private final ClientConfig config;
  private final boolean keepsSessions;

  /// @param suites what the client offers, for both versions
  Tls13Hello(
      List<CipherSuite> suites,
      List<NamedGroup> groups,
      List<OfferedPsk> psks,
      ClientContext context) {
    this.suites = suites;
    this.config = context.config();
    this.keepsSessions = context.sessionKey().isPresent();
    this.psks = psks;
    this.shares = isOffered() ? FirstShares.among(groups, config) : List.of();
  }

  /// The pre-shared keys behind the labels of the hello.
  List<OfferedPsk> psks() {
    return psks;
  }

  /// The key pairs behind its shares.
  List<KeyExchange.Offer> shares() {
    return shares;
  }

  /// The extensions, but for pre_shared_key.
  List<Extension> extensions() {
    if (!isOffered()) {
      return List.of();
    }
    List<Extension> all = new ArrayList<>(8);
    all.add(new SupportedVersions(OfferedSuites.versions(suites, config.policy())));
    if (config.postHandshakeAuthentication() == PostHandshakeAuthentication.OFFERED) {
      all.add(new PostHandshakeAuth());
    }
    if (!config.authorities().isEmpty()) {
      all.add(new CertificateAuthorities(config.authorities()));
    }
    addCertificateTypes(all);
    new CertificatePacking(config.certificateCompressions()).offer().ifPresent(all::add);
    all.add(Offer.keyShares(shares));
    if (!psks.isEmpty() || keepsSessions) {
      all.add(new PskKeyExchangeModes(config.policy().pskModes()));
    }
    if (sendsEarlyData()) {
      all.add(new EarlyData());
    }
    return all;
  }

  private boolean isOffered() {
    return suites.stream().anyMatch(CipherSuite::isTls13);
  }

  // Only under the terms of the first key, which has to be a ticket's.
  private boolean sendsEarlyData() {
    return config.earlyData() == EarlyDataUse.WHERE_ALLOWED
        && psks.stream()
            .limit(1)
            .flatMap(psk -> psk.session().stream())
            .anyMatch(
                terms ->
                    terms.maxEarlyData() > 0
                        && suites.contains(terms.suite())
                        && terms.applicationProtocol().stream()
                            .allMatch(config.applicationProtocols()::contains));
  }

  private void addCertificateTypes(List<Extension> all) {
    CertificateTypes types = config.certificateTypes();
    if (!CertificateTypes.isDefault(types.own())) {
      all.add(new ClientCertificateTypes(types.own()));
    }
    if (!CertificateTypes.isDefault(types.peer())) {
      all.add(new ServerCertificateTypes(types.peer()));
    }
  }
}
