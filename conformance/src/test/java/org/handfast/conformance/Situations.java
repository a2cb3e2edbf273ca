package org.handfast.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.PostHandshakeAuth;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.NamedGroup;

/// Every state in which an end may wait for a message, and how to bring it there.
final class Situations {

  /// A way to a state.
  ///
  /// @param words how the engine calls it
  /// @param welcome the messages that may come there
  record Situation(String words, Set<HandshakeType> welcome, Way way) {}

  @FunctionalInterface
  interface Way {
    RawPeer go() throws TlsException;
  }

  private Situations() {}

  /// By the name of the state's class.
  static Map<String, Situation> all() {
    Map<String, Situation> all = new LinkedHashMap<>(client());
    all.putAll(server());
    return all;
  }

  private static Map<String, Situation> client() {
    Map<String, Situation> all = new LinkedHashMap<>();
    all.put(
        "AwaitServerHello",
        new Situation(
            "awaiting the server's hello",
            Set.of(HandshakeType.SERVER_HELLO),
            Situations::rawServer));
    all.put(
        "AwaitSecondServerHello",
        new Situation(
            "awaiting the server's hello after a retry",
            Set.of(HandshakeType.SERVER_HELLO),
            () -> {
              RawServer server = rawServer();
              server.sendRetry();
              return server;
            }));
    all.put(
        "AwaitEncryptedExtensions",
        new Situation(
            "awaiting the server's EncryptedExtensions",
            Set.of(HandshakeType.ENCRYPTED_EXTENSIONS),
            Situations::afterHello));
    all.put(
        "AwaitCertificateOrRequest",
        new Situation(
            "awaiting the server's Certificate or CertificateRequest",
            Set.of(HandshakeType.CERTIFICATE, HandshakeType.CERTIFICATE_REQUEST),
            Situations::afterExtensions));
    all.put(
        "AwaitCertificate",
        new Situation(
            "awaiting the server's Certificate",
            Set.of(HandshakeType.CERTIFICATE),
            () -> {
              RawServer server = afterExtensions();
              server.send(server.certificateRequest());
              return server;
            }));
    all.put(
        "AwaitCertificateVerify",
        new Situation(
            "awaiting the server's CertificateVerify",
            Set.of(HandshakeType.CERTIFICATE_VERIFY),
            Situations::afterCertificate));
    all.put(
        "AwaitServerFinished",
        new Situation(
            "awaiting the server's Finished",
            Set.of(HandshakeType.FINISHED),
            () -> {
              RawServer server = afterCertificate();
              server.send(server.certificateVerify(Identity.SERVER));
              return server;
            }));
    all.put(
        "ClientConnected",
        new Situation(
            "connected",
            Set.of(HandshakeType.KEY_UPDATE, HandshakeType.NEW_SESSION_TICKET),
            () -> rawServer().handshake()));
    return all;
  }

  private static Map<String, Situation> server() {
    Map<String, Situation> all = new LinkedHashMap<>();
    all.put(
        "AwaitClientHello",
        new Situation(
            "awaiting the client's hello",
            Set.of(HandshakeType.CLIENT_HELLO),
            () -> rawClient(UnaryOperator.identity())));
    all.put(
        "AwaitSecondClientHello",
        new Situation(
            "awaiting the client's second hello",
            Set.of(HandshakeType.CLIENT_HELLO),
            () -> {
              RawClient client =
                  rawClient(server -> server.policy(onlyGroup(NamedGroup.SECP256R1)));
              client.sendHello();
              return client;
            }));
    all.put(
        "AwaitClientCertificate",
        new Situation(
            "awaiting the client's Certificate",
            Set.of(HandshakeType.CERTIFICATE),
            Situations::askedForCertificate));
    all.put(
        "AwaitClientCertificateVerify",
        new Situation(
            "awaiting the client's CertificateVerify",
            Set.of(HandshakeType.CERTIFICATE_VERIFY),
            () -> {
              RawClient client = askedForCertificate();
              client.send(client.certificate(Identity.CLIENT));
              return client;
            }));
    all.put(
        "AwaitEndOfEarlyData",
        new Situation(
            "awaiting the end of the client's early data",
            Set.of(HandshakeType.END_OF_EARLY_DATA),
            () -> PskSituations.sendingEarly(1000)));
    all.put(
        "AwaitClientFinished",
        new Situation(
            "awaiting the client's Finished",
            Set.of(HandshakeType.FINISHED),
            () -> {
              RawClient client = rawClient(UnaryOperator.identity());
              client.sendHello();
              return client;
            }));
    all.put(
        "ServerConnected",
        new Situation(
            "connected",
            Set.of(HandshakeType.KEY_UPDATE),
            () -> rawClient(UnaryOperator.identity()).handshake()));
    all.put(
        "AwaitPostHandshakeVerify",
        new Situation(
            "awaiting the client's post-handshake CertificateVerify",
            Set.of(HandshakeType.CERTIFICATE_VERIFY),
            () -> {
              RawClient client = askedAfterHandshake();
              client.send(answer(client, client.certificate(Identity.CLIENT).entries()));
              return client;
            }));
    all.put(
        "AwaitPostHandshakeFinished",
        new Situation(
            "awaiting the client's post-handshake Finished",
            Set.of(HandshakeType.FINISHED),
            () -> {
              RawClient client = askedAfterHandshake();
              client.send(answer(client, List.of()));
              return client;
            }));
    return all;
  }

  /// A peer that has heard the hello of a real client.
  static RawServer rawServer() {
    return rawServer(UnaryOperator.identity());
  }

  static RawServer rawServer(UnaryOperator<ClientConfig.Builder> choices) {
    return new RawServer(
        new Endpoint(
            TlsConnection.client(
                choices.apply(Pair.client(TestCrypto.PROVIDER)).build(), "server.example")));
  }

  /// A peer that has said nothing yet to a real server.
  static RawClient rawClient(UnaryOperator<ServerConfig.Builder> choices) {
    return new RawClient(
        new Endpoint(
            TlsConnection.server(
                ConfigSource.always(choices.apply(Pair.server(TestCrypto.PROVIDER)).build()))));
  }

  static Policy onlyGroup(NamedGroup group) {
    return Tls13.POLICY.withGroups(List.of(group));
  }

  static RawServer afterHello() throws TlsException {
    RawServer server = rawServer();
    server.sendHello();
    return server;
  }

  static RawServer afterExtensions() throws TlsException {
    RawServer server = afterHello();
    server.send(server.encryptedExtensions());
    return server;
  }

  static RawServer afterCertificate() throws TlsException {
    RawServer server = afterExtensions();
    server.send(server.certificate(Identity.SERVER));
    return server;
  }

  static RawClient askedForCertificate() throws TlsException {
    RawClient client =
        rawClient(server -> server.clientAuthentication(ClientAuthentication.NEED, Identity.TRUST));
    client.sendHello();
    return client;
  }

  /// A client that has offered to be asked for its certificate, and a server that may.
  static RawClient askableAfterHandshake() throws TlsException {
    RawClient client =
        rawClient(
            server -> server.clientAuthentication(ClientAuthentication.LATER, Identity.TRUST));
    return client.handshake(RawClient.with(client.hello(), new PostHandshakeAuth()));
  }

  /// The same after it was asked.
  static RawClient askedAfterHandshake() throws TlsException {
    RawClient client = askableAfterHandshake();
    client.opposite.connection.requestClientCertificate();
    client.collect();
    return client;
  }

  /// The Certificate that answers a post-handshake request.
  static Certificate answer(RawClient client, List<Certificate.Entry> entries) {
    return new Certificate(client.heard(CertificateRequest.class).requestContext(), entries);
  }
}
