package org.handfast.conformance;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.Evidence;
import org.handfast.protocol.extension.StatusPromised;
import org.handfast.protocol.registry.CipherSuite;

/// Every state of TLS 1.2 in which an end may wait for a message, and how to bring it there.
final class Situations12 {
  static final String CHANGE_CIPHER_SPEC = "change_cipher_spec";

  /// A way to a state.
  ///
  /// @param words how the engine calls it
  /// @param welcome what may come there, by the names of handshake types, and the ChangeCipherSpec
  record Situation(String words, Set<String> welcome, Way way) {}

  @FunctionalInterface
  interface Way {
    RawPeer12 go() throws TlsException;
  }

  private Situations12() {}

  /// By the role and the name of the state's class.
  static Map<String, Situation> all() {
    Map<String, Situation> all = new LinkedHashMap<>();
    client(all);
    server(all);
    return all;
  }

  private static void client(Map<String, Situation> all) {
    String role = "client.";
    all.put(
        role + "AwaitCertificate",
        new Situation(
            "awaiting the server's Certificate",
            Set.of("certificate"),
            () -> {
              RawServer12 server = Tls12.rawServer();
              server.sendHello();
              return server;
            }));
    all.put(
        role + "AwaitStatus",
        new Situation(
            "awaiting the server's CertificateStatus",
            Set.of("certificate_status", "server_key_exchange"),
            Situations12::afterPromisedStatus));
    all.put(
        role + "AwaitServerKeyExchange",
        new Situation(
            "awaiting the server's ServerKeyExchange",
            Set.of("server_key_exchange"),
            () -> Tls12.rawServer().begin()));
    all.put(
        role + "AwaitRequestOrDone",
        new Situation(
            "awaiting the server's CertificateRequest or ServerHelloDone",
            Set.of("certificate_request", "server_hello_done"),
            () -> Tls12.rawServer(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256).begin()));
    all.put(
        role + "AwaitDone",
        new Situation(
            "awaiting the server's ServerHelloDone",
            Set.of("server_hello_done"),
            () -> {
              RawServer12 server = Tls12.rawServer().begin();
              server.send(server.keyExchange(), server.certificateRequest());
              return server;
            }));
    all.put(
        role + "AwaitNewTicket",
        new Situation(
            "awaiting the server's NewSessionTicket",
            Set.of("new_session_ticket"),
            () -> {
              RawServer12 server = Tls12Scenarios.rawServer(Tls12.client().build());
              server.promisesTicket = true;
              server.begin().end();
              return server;
            }));
    all.put(
        role + "AwaitChangeCipherSpec",
        new Situation(
            "awaiting the server's ChangeCipherSpec",
            Set.of(CHANGE_CIPHER_SPEC),
            Situations12::afterClientsFlight));
    all.put(
        role + "AwaitFinished",
        new Situation(
            "awaiting the server's Finished",
            Set.of("finished"),
            () -> {
              RawServer12 server = afterClientsFlight();
              server.sendChange();
              return server;
            }));
    all.put(
        role + "Connected",
        new Situation("connected", Set.of(), () -> Tls12.rawServer().handshake()));
  }

  private static void server(Map<String, Situation> all) {
    String role = "server.";
    all.put(
        role + "AwaitCertificate",
        new Situation(
            "awaiting the client's Certificate",
            Set.of("certificate"),
            Situations12::askedForCertificate));
    all.put(
        role + "AwaitClientKeyExchange",
        new Situation(
            "awaiting the client's key exchange",
            Set.of("client_key_exchange"),
            () -> {
              RawClient12 client = Tls12.rawClient();
              client.sendHello();
              return client;
            }));
    all.put(
        role + "AwaitCertificateVerify",
        new Situation(
            "awaiting the client's CertificateVerify",
            Set.of("certificate_verify"),
            () -> {
              RawClient12 client = askedForCertificate();
              client.send(client.certificate(Identity.CLIENT));
              client.sendKeyExchange();
              return client;
            }));
    all.put(
        role + "AwaitChangeCipherSpec",
        new Situation(
            "awaiting the client's ChangeCipherSpec",
            Set.of(CHANGE_CIPHER_SPEC),
            Situations12::afterKeyExchange));
    all.put(
        role + "AwaitFinished",
        new Situation(
            "awaiting the client's Finished",
            Set.of("finished"),
            () -> {
              RawClient12 client = afterKeyExchange();
              client.sendChange();
              return client;
            }));
    all.put(
        role + "Connected",
        new Situation("connected", Set.of("client_hello"), () -> Tls12.rawClient().handshake()));
  }

  private static RawServer12 afterPromisedStatus() throws TlsException {
    ClientConfig config = Tls12.client().evidence(EnumSet.of(Evidence.OCSP_RESPONSE)).build();
    RawServer12 server = Tls12Scenarios.rawServer(config);
    server.sendHello(Tls12AnswersTest.with(server.serverHello(), new StatusPromised()));
    server.send(server.certificate(Identity.SERVER));
    return server;
  }

  static RawServer12 afterClientsFlight() throws TlsException {
    RawServer12 server = Tls12.rawServer().begin();
    server.end();
    return server;
  }

  static RawClient12 askedForCertificate() throws TlsException {
    RawClient12 client =
        Tls12.rawClient(
            server -> server.clientAuthentication(ClientAuthentication.WANT, Identity.TRUST));
    client.sendHello();
    return client;
  }

  static RawClient12 afterKeyExchange() throws TlsException {
    RawClient12 client = Tls12.rawClient();
    client.sendHello();
    client.sendKeyExchange();
    return client;
  }
}
