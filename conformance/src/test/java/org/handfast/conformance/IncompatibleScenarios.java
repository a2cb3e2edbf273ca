package org.handfast.conformance;

import static org.handfast.engine.failure.PeerIncompatible.Reason.NO_APPLICATION_PROTOCOL;
import static org.handfast.engine.failure.PeerIncompatible.Reason.NO_CERTIFICATE;
import static org.handfast.engine.failure.PeerIncompatible.Reason.NO_COMMON_CERTIFICATE_TYPE;
import static org.handfast.engine.failure.PeerIncompatible.Reason.NO_COMMON_GROUP;
import static org.handfast.engine.failure.PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME;
import static org.handfast.engine.failure.PeerIncompatible.Reason.NO_COMMON_SUITE;
import static org.handfast.engine.failure.PeerIncompatible.Reason.NO_COMMON_VERSION;
import static org.handfast.engine.failure.PeerIncompatible.Reason.UNRECOGNIZED_NAME;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.SignatureScheme;

/// One client for each thing that it may not have in common with the server.
final class IncompatibleScenarios {

  private IncompatibleScenarios() {}

  static Map<PeerIncompatible.Reason, Scenario> all() {
    return Map.of(
        NO_COMMON_VERSION,
        () -> HelloScenarios.fromClient(HelloScenarios.without(ExtensionType.SUPPORTED_VERSIONS)),
        NO_COMMON_SUITE,
        () ->
            HelloScenarios.fromClient(
                hello -> HelloScenarios.suites(hello, new CipherSuite(0xC02F))),
        NO_COMMON_GROUP,
        () ->
            toServer(
                server -> server.policy(Situations.onlyGroup(NamedGroup.SECP384R1)),
                UnaryOperator.identity()),
        NO_COMMON_SIGNATURE_SCHEME,
        () -> HelloScenarios.fromClient(hello -> verifying(hello, SignatureScheme.RSA_PKCS1_SHA1)),
        NO_CERTIFICATE,
        () ->
            refused(
                new RawClient(
                    new Endpoint(
                        TlsConnection.server(
                            ConfigSource.always(
                                Tls13.server(TestCrypto.PROVIDER)
                                    .identifiedBy(_ -> Optional.empty())
                                    .build())))),
                UnaryOperator.identity()),
        NO_COMMON_CERTIFICATE_TYPE,
        () ->
            toServer(
                UnaryOperator.identity(),
                hello ->
                    RawClient.with(
                        hello,
                        new ServerCertificateTypes(List.of(CertificateType.RAW_PUBLIC_KEY)))),
        NO_APPLICATION_PROTOCOL,
        () ->
            toServer(
                server ->
                    server.applicationProtocols(ApplicationProtocolChooser.firstOf(List.of("h2"))),
                hello -> RawClient.with(hello, AuthenticationScenarios.protocols("spdy"))),
        UNRECOGNIZED_NAME,
        () ->
            toServer(
                server -> server.serverNames(_ -> ServerNames.Recognition.REFUSED),
                hello -> RawClient.with(hello, ServerName.of("other.example"))));
  }

  private static RawPeer.Refusal toServer(
      UnaryOperator<ServerConfig.Builder> choices, UnaryOperator<ClientHello> offer) {
    return refused(Situations.rawClient(choices), offer);
  }

  private static RawPeer.Refusal refused(RawClient client, UnaryOperator<ClientHello> offer) {
    return client.refusal(() -> client.sendHello(offer.apply(client.hello())));
  }

  private static ClientHello verifying(ClientHello hello, SignatureScheme... schemes) {
    return RawClient.with(hello, new SignatureAlgorithms(List.of(schemes)));
  }
}
