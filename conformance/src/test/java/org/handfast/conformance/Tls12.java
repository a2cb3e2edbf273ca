package org.handfast.conformance;

import java.util.function.UnaryOperator;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;

/// TLS 1.2 and nothing else, with all its suites and both kinds of server certificates.
final class Tls12 {
  static final Policy POLICY =
      Policy.CLASSIC_2026.withVersions(ProtocolVersion.TLS_1_2).withoutEncryptionForTeaching();

  private Tls12() {}

  static ClientConfig.Builder client() {
    return client(CredentialSource.none());
  }

  static ClientConfig.Builder client(CredentialSource own) {
    return client(TestCrypto.PROVIDER, own);
  }

  static ClientConfig.Builder client(CryptoProvider crypto, CredentialSource own) {
    return ClientConfig.with(crypto).trusting(Identity.TRUST).identifiedBy(own).policy(POLICY);
  }

  static ServerConfig.Builder server() {
    return server(Identity.SERVER.source().or(Identity.RSA.source()));
  }

  static ServerConfig.Builder server(CredentialSource own) {
    return server(TestCrypto.PROVIDER, own);
  }

  static ServerConfig.Builder server(CryptoProvider crypto, CredentialSource own) {
    return ServerConfig.with(crypto)
        .identifiedBy(own)
        .keyTransport(Identity.KEY_TRANSPORT.keyTransport())
        .policy(POLICY);
  }

  static TlsConnection connection(ClientConfig.Builder client) {
    return TlsConnection.client(client.build(), "server.example");
  }

  static TlsConnection connection(ServerConfig.Builder server) {
    return TlsConnection.server(ConfigSource.always(server.build()));
  }

  static Pair pair(
      UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> server) {
    return new Pair(connection(client.apply(client())), connection(server.apply(server())));
  }

  /// A peer that has heard the hello of a real client.
  static RawServer12 rawServer() {
    return rawServer(UnaryOperator.identity());
  }

  static RawServer12 rawServer(UnaryOperator<ClientConfig.Builder> choices) {
    return new RawServer12(new Endpoint(connection(choices.apply(client()))));
  }

  /// A peer that has said nothing yet to a real server.
  static RawClient12 rawClient() {
    return rawClient(UnaryOperator.identity());
  }

  static RawClient12 rawClient(UnaryOperator<ServerConfig.Builder> choices) {
    return new RawClient12(new Endpoint(connection(choices.apply(server()))));
  }

  /// The same, with this suite to talk about.
  static RawServer12 rawServer(CipherSuite suite) {
    RawServer12 server = rawServer();
    server.suite = new Suite12(suite);
    return server;
  }

  static RawClient12 rawClient(CipherSuite suite) {
    RawClient12 client = rawClient();
    client.suite = new Suite12(suite);
    return client;
  }
}
