package org.handfast.engine.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.client.tls12.OfferedSession;
import org.handfast.engine.client.tls12.Tls12Hello;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ExtensionOrder;
import org.handfast.engine.config.Grease;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.engine.handshake.OfferedSuites;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.trust.Evidence;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.extension.StatusRequest;
import org.handfast.protocol.extension.SupportedGroups;
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
    List<CipherSuite> suites = OfferedSuites.in(config.policy(), crypto);
    List<NamedGroup> groups = groups();
    Optional<SessionTicket> ticket = context.sessionKey().flatMap(config.sessions()::take);
    Tls13Hello tls13 = new Tls13Hello(suites, groups, psks(ticket, suites), context);
    Tls12Hello tls12 = new Tls12Hello(suites, session(ticket, suites), context);
    context.effects().speak(tls12.dialect());
    List<Extension> extensions = common(groups);
    extensions.addAll(tls13.extensions());
    extensions.addAll(tls12.extensions());
    ClientHello hello =
        new ClientHello(
            ProtocolVersion.TLS_1_2,
            new Random(crypto.random().next(Random.SIZE)),
            tls12.sessionId(),
            grease.map(values -> values.beforeSuites(suites)).orElse(suites),
            ClientHello.NO_COMPRESSION,
            new Extensions(arranged(extensions)));
    return new Offer(
        Binders.bind(hello, tls13.psks(), context.transcript()),
        tls13.shares(),
        tls13.psks(),
        tls12.session());
  }

  private List<OfferedPsk> psks(Optional<SessionTicket> ticket, List<CipherSuite> suites) {
    return new PskOffers(config, serverName)
        .all(
            ticket.filter(kept -> kept.session().terms().secret() == SessionSecret.PSK),
            suites,
            context.handshakeScope());
  }

  private Optional<OfferedSession> session(
      Optional<SessionTicket> ticket, List<CipherSuite> suites) {
    Optional<SessionTicket> kept =
        ticket.filter(one -> one.session().terms().secret() != SessionSecret.PSK);
    if (kept.isPresent() && !isPossible(kept.get().session().terms())) {
      kept.get().close();
      return Optional.empty();
    }
    return kept.flatMap(one -> OfferedSession.of(one, suites, config, context.handshakeScope()));
  }

  private boolean isPossible(Session.Terms terms) {
    return SessionUse.isPossible(terms, config, serverName, config.clock().instant());
  }

  // What both versions understand.
  private List<Extension> common(List<NamedGroup> groups) {
    Policy policy = config.policy();
    List<Extension> all = new ArrayList<>(16);
    serverName.map(ServerName::of).ifPresent(all::add);
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
    if (config.evidence().contains(Evidence.OCSP_RESPONSE)) {
      all.add(StatusRequest.ANY);
    }
    if (config.evidence().contains(Evidence.TIMESTAMPS)) {
      all.add(new TimestampsWanted());
    }
    all.add(new RecordSizeLimit(config.limits().recordSize()));
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

  private List<NamedGroup> groups() {
    List<NamedGroup> usable =
        config.policy().groups().stream()
            .filter(group -> config.crypto().keyExchange(group).isPresent())
            .toList();
    if (usable.isEmpty()) {
      throw new IllegalStateException("the policy allows no group that the crypto provider can do");
    }
    return usable;
  }
}
