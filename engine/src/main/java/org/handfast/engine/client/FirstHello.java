package org.handfast.engine.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.config.ExtensionOrder;
import org.handfast.engine.config.Grease;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.PostHandshakeAuthentication;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.trust.Evidence;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.ClientCertificateTypes;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.PostHandshakeAuth;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.extension.StatusRequest;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.extension.TimestampsWanted;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;

/// The first ClientHello, RFC 9846 4.2.2: everything the configuration allows and the crypto
/// provider can do.
final class FirstHello {
  private static final int SESSION_ID_LENGTH = 32;

  private final ClientContext context;
  private final ClientConfig config;
  private final Optional<String> serverName;
  private final Optional<GreaseValues> grease;

  FirstHello(ClientContext context, Optional<String> serverName) {
    this.context = context;
    this.config = context.config();
    this.serverName = serverName;
    this.grease =
        config.grease() == Grease.INCLUDED
            ? Optional.of(GreaseValues.draw(config.crypto().random()))
            : Optional.empty();
  }

  /// Makes the offer.
  Offer offer() {
    CryptoProvider crypto = config.crypto();
    List<NamedGroup> groups = groups();
    List<KeyExchange.Offer> shares = FirstShares.among(groups, config);
    List<CipherSuite> suites = suites();
    List<OfferedPsk> psks = psks(suites);
    ClientHello hello =
        new ClientHello(
            ProtocolVersion.TLS_1_2,
            new Random(crypto.random().next(Random.SIZE)),
            // RFC 9846 E.4: a session id makes the handshake look like a resumption of TLS 1.2.
            crypto.random().next(SESSION_ID_LENGTH),
            grease.map(values -> values.beforeSuites(suites)).orElse(suites),
            ClientHello.NO_COMPRESSION,
            new Extensions(arranged(extensions(suites, groups, shares, psks))));
    return new Offer(Binders.bind(hello, psks, context.transcript()), shares, psks);
  }

  private List<OfferedPsk> psks(List<CipherSuite> suites) {
    Optional<SessionTicket> ticket = context.sessionKey().flatMap(config.sessions()::take);
    return new PskOffers(config, serverName).all(ticket, suites, context.handshakeScope());
  }

  private List<Extension> extensions(
      List<CipherSuite> suites,
      List<NamedGroup> groups,
      List<KeyExchange.Offer> shares,
      List<OfferedPsk> psks) {
    Policy policy = config.policy();
    List<Extension> all = new ArrayList<>(8);
    serverName.map(ServerName::of).ifPresent(all::add);
    all.add(new SupportedVersions(policy.versions()));
    all.add(new SupportedGroups(groups));
    all.add(new SignatureAlgorithms(OfferedSchemes.in(policy, config.crypto())));
    if (!policy.certificateSchemes().equals(policy.signatureSchemes())) {
      all.add(new SignatureAlgorithmsCert(policy.certificateSchemes()));
    }
    if (!config.applicationProtocols().isEmpty()) {
      all.add(
          new ApplicationProtocols(
              config.applicationProtocols().stream().map(ApplicationProtocol::of).toList()));
    }
    if (config.postHandshakeAuthentication() == PostHandshakeAuthentication.OFFERED) {
      all.add(new PostHandshakeAuth());
    }
    addWishes(all);
    addCertificateTypes(all);
    new CertificatePacking(config.certificateCompressions()).offer().ifPresent(all::add);
    all.add(new RecordSizeLimit(config.limits().recordSize()));
    all.add(Offer.keyShares(shares));
    if (!psks.isEmpty() || context.sessionKey().isPresent()) {
      all.add(new PskKeyExchangeModes(policy.pskModes()));
    }
    if (sendsEarlyData(suites, psks)) {
      all.add(new EarlyData());
    }
    return all;
  }

  // A pre_shared_key is left where RFC 9846 4.3.11 wants it, behind all others.
  private List<Extension> arranged(List<Extension> all) {
    List<Extension> ordered =
        config.extensionOrder() == ExtensionOrder.SHUFFLED
            ? ExtensionShuffle.of(all, config.crypto().random())
            : all;
    return grease.map(values -> values.around(ordered)).orElse(ordered);
  }

  // Only under the terms of the first key, which has to be a ticket's.
  private boolean sendsEarlyData(List<CipherSuite> suites, List<OfferedPsk> psks) {
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

  // What the server's credential should be, and have beside it.
  private void addWishes(List<Extension> all) {
    if (!config.authorities().isEmpty()) {
      all.add(new CertificateAuthorities(config.authorities()));
    }
    if (config.evidence().contains(Evidence.OCSP_RESPONSE)) {
      all.add(StatusRequest.ANY);
    }
    if (config.evidence().contains(Evidence.TIMESTAMPS)) {
      all.add(new TimestampsWanted());
    }
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

  private List<CipherSuite> suites() {
    return require(
        config.policy().suites().stream()
            .filter(suite -> CipherSuites.working(suite, config.crypto()).isPresent())
            .toList(),
        "cipher suite");
  }

  private List<NamedGroup> groups() {
    return require(
        config.policy().groups().stream()
            .filter(group -> config.crypto().keyExchange(group).isPresent())
            .toList(),
        "group");
  }

  private static <T> List<T> require(List<T> usable, String what) {
    if (usable.isEmpty()) {
      throw new IllegalStateException(
          "the policy allows no " + what + " that the crypto provider can do");
    }
    return usable;
  }
}
