package org.handfast.interop.bogo;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.config.ExtensionOrder;
import org.handfast.engine.config.Grease;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The engine's configuration for one connection.
record ShimConfigs(
    Settings settings, ShimCredentials credentials, ShimMemory memory, TrafficLog log) {

  TlsConnection connection() {
    if (settings.versions().isEmpty()) {
      throw new Unimplemented("an older version than TLS 1.2");
    }
    return settings.isServer() ? server() : client();
  }

  private TlsConnection client() {
    Section flags = settings.main();
    if (flags.has("-no-ticket")) {
      throw new Unimplemented("a client that takes no tickets");
    }
    ClientConfig config =
        ClientConfig.with(Verification.of(flags).in(JcaCryptoProvider.installed()))
            .trusting(new ShimTrust(flags))
            .identifiedBy(credentials)
            .policy(policy())
            .applicationProtocols(Protocols.offered(flags))
            .limits(limits())
            .sessions(memory)
            .earlyData(
                flags.has("-enable-early-data") ? EarlyDataUse.WHERE_ALLOWED : EarlyDataUse.NEVER)
            .externalPsks(ShimPsks.of(settings))
            .clock(memory.clock())
            .keyLog(log)
            .evidence(Evidences.wanted(flags))
            .certificateTypes(Types.of(settings))
            .certificateCompression(MockCompression.of(flags))
            .grease(flags.has("-enable-grease") ? Grease.INCLUDED : Grease.OMITTED)
            .extensionOrder(
                flags.has("-permute-extensions") ? ExtensionOrder.SHUFFLED : ExtensionOrder.FIXED)
            .initialShares(new Shares(flags).among(policy().groups()))
            .build();
    return TlsConnection.client(config, flags.text("-host-name"), Optional.of("the runner"));
  }

  private TlsConnection server() {
    Section flags = settings.main();
    ServerConfig.Builder config =
        ServerConfig.with(Verification.of(flags).in(JcaCryptoProvider.installed()))
            .identifiedBy(credentials)
            .clientAuthentication(clientAuthentication(), new ShimTrust(flags))
            .authorities(authorities())
            .policy(policy())
            .suiteOrder(
                flags.has("-cipher") || Compliance.of(flags).isPresent()
                    ? ServerConfig.Preference.SERVER
                    : ServerConfig.Preference.CLIENT)
            .applicationProtocols(Protocols.chooser(flags))
            .serverNames(
                flags.has("-no-server-name-ack")
                    ? _ -> ServerNames.Recognition.IGNORED
                    : ServerNames.ANY)
            .limits(limits())
            .resumption(memory.resumption(flags))
            .externalPsks(ExternalPsks.of(ShimPsks.of(settings)))
            .clock(memory.clock())
            .keyLog(log)
            .certificateTypes(Types.of(settings))
            .certificateCompression(MockCompression.of(flags));
    credentials.keyTransport().ifPresent(config::keyTransport);
    if (flags.has("-fail-ddos-callback")) {
      return TlsConnection.server(
          _ -> {
            throw new IllegalStateException("no choice, as the test wishes");
          });
    }
    return TlsConnection.server(ConfigSource.always(config.build()));
  }

  private ClientAuthentication clientAuthentication() {
    Section flags = settings.main();
    if (flags.has("-verify-peer")) {
      return ClientAuthentication.WANT;
    }
    return flags.has("-require-any-client-certificate")
        ? ClientAuthentication.NEED
        : ClientAuthentication.NONE;
  }

  private List<Bytes> authorities() {
    String names = settings.main().text("-use-client-ca-list").orElse("");
    return names.isEmpty() || names.startsWith("<")
        ? List.of()
        : Arrays.stream(names.split(","))
            .map(name -> Bytes.owning(HexFormat.of().parseHex(name)))
            .toList();
  }

  private Policy policy() {
    Policy policy =
        Suites.in(Compliance.of(settings.main()).orElseGet(Compliance::standard), settings.main());
    List<Integer> groups = settings.main().numbers("-curves");
    if (!groups.isEmpty()) {
      policy = policy.withGroups(groups.stream().map(NamedGroup::new).toList());
    }
    return Verification.of(settings.main())
        .in(policy)
        .withVersions(settings.versions().toArray(ProtocolVersion[]::new));
  }

  private Limits limits() {
    Limits limits = Limits.DEFAULT;
    int certificate = settings.main().number("-max-cert-list").orElse(limits.certificate());
    return new Limits(
        limits.clientHello(),
        certificate,
        limits.otherMessage(),
        limits.emptyRecords(),
        limits.changeCipherSpecs(),
        limits.postHandshakeMessages(),
        limits.userCanceledAlerts(),
        limits.recordsPerKey(),
        limits.skippedEarlyData(),
        limits.recordSize(),
        limits.warningAlerts());
  }
}
