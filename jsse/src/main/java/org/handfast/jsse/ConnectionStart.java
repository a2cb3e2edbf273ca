package org.handfast.jsse;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.message.ClientHello;

/// How an endpoint's parameters become an engine's configuration.
final class ConnectionStart {
  private ConnectionStart() {}

  static TlsConnection client(Endpoint endpoint) throws SSLException {
    ContextMaterial context = endpoint.context();
    ParameterSet parameters = endpoint.parameters();
    Policy policy = PolicyChoice.of(parameters);
    Optional<String> name = RequestedNames.toSend(parameters.serverNames(), endpoint.peer());
    ClientTickets.Peer peer =
        new ClientTickets.Peer(
            endpoint.peer(),
            name,
            policy,
            parameters.endpointIdentification(),
            parameters.algorithmConstraints());
    if (!parameters.sessionCreation() && !context.clientTickets().has(peer)) {
      throw new SSLHandshakeException(
          "there is no session to resume, and the parameters forbid to create one");
    }
    endpoint.openSession(policy, name);
    ClientConfig config =
        ClientConfig.with(context.crypto())
            .trusting(new TrustManagerVerifier(context.trust(), endpoint))
            .identifiedBy(credentials(endpoint))
            .policy(policy)
            .applicationProtocols(parameters.applicationProtocols())
            .sessions(context.clientTickets().of(endpoint, peer))
            .build();
    // The tickets know their peer themselves; here it only matters that it is known.
    return TlsConnection.client(config, name, Optional.ofNullable(endpoint.peer().host()));
  }

  /// The configuration is made when the ClientHello is here: until then the application may still
  /// change its mind. What is wrong with the parameters now is said now.
  static TlsConnection server(Endpoint endpoint) throws SSLException {
    endpoint.openSession(PolicyChoice.of(endpoint.parameters()), Optional.empty());
    return TlsConnection.server(hello -> serverConfig(endpoint, hello));
  }

  private static ServerConfig serverConfig(Endpoint endpoint, ClientHello hello) {
    ContextMaterial context = endpoint.context();
    ParameterSet parameters = endpoint.parameters();
    Policy policy = policy(parameters);
    endpoint.openSession(policy, Optional.empty());
    ServerConfig.Builder config =
        ServerConfig.with(context.crypto())
            .identifiedBy(
                // Without a credential nothing is left but to resume.
                parameters.sessionCreation() ? credentials(endpoint) : CredentialSource.none())
            .policy(policy)
            .resumption(context.serverTickets().of(endpoint))
            .suiteOrder(
                parameters.ownSuiteOrder()
                    ? ServerConfig.Preference.SERVER
                    : ServerConfig.Preference.CLIENT)
            .applicationProtocols(protocolChooser(endpoint))
            .serverNames(RequestedNames.recognizing(parameters.nameMatchers()));
    ClientAuthentication wish = parameters.clientAuthentication();
    if (wish != ClientAuthentication.NONE) {
      config
          .clientAuthentication(wish, new TrustManagerVerifier(context.trust(), endpoint))
          .authorities(context.authorities());
    }
    if (parameters.sessionCreation() && KeyTransport.isCommon(hello, policy)) {
      keyManager(endpoint)
          .flatMap(KeyManagerCredentials::keyTransport)
          .ifPresent(config::keyTransport);
    }
    return config.build();
  }

  private static Policy policy(ParameterSet parameters) {
    try {
      return PolicyChoice.of(parameters);
    } catch (SSLHandshakeException changed) {
      throw new IllegalStateException(changed.getMessage(), changed);
    }
  }

  private static ApplicationProtocolChooser protocolChooser(Endpoint endpoint) {
    ApplicationProtocolChooser selector = endpoint.selector();
    List<String> listed = endpoint.parameters().applicationProtocols();
    return selector != null ? selector : ApplicationProtocolChooser.firstOf(listed);
  }

  private static CredentialSource credentials(Endpoint endpoint) {
    return keyManager(endpoint).<CredentialSource>map(keys -> keys).orElse(CredentialSource.none());
  }

  private static Optional<KeyManagerCredentials> keyManager(Endpoint endpoint) {
    return Optional.ofNullable(endpoint.context().keys())
        .map(keys -> new KeyManagerCredentials(keys, endpoint));
  }
}
