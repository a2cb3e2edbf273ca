package org.handfast.conformance;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.EncryptThenMac;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// One mistake for each rule that only TLS 1.2 has.
final class Tls12Scenarios {
  private static final CipherSuite WITHOUT_EXCHANGE = CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256;

  private Tls12Scenarios() {}

  static Map<Violation, Scenario> all() {
    return Map.ofEntries(
        entry(RecordViolation.WRONG_VERSION, Tls12Scenarios::anotherRecordVersion),
        entry(FlowViolation.TOO_MANY_WARNINGS, Tls12Scenarios::manyWarnings),
        entry(
            Tls12Violation.NULL_COMPRESSION_MISSING,
            () -> fromClient(hello -> HelloScenarios.compressed(hello, (byte) 1))),
        entry(Tls12Violation.INAPPROPRIATE_FALLBACK, Tls12Scenarios::needlessFallback),
        entry(
            Tls12Violation.RENEGOTIATION_INFO_MISSING,
            () -> fromServer(hello -> without(hello, ExtensionType.RENEGOTIATION_INFO))),
        entry(
            Tls12Violation.RENEGOTIATION_INFO_NOT_EMPTY,
            () ->
                fromClient(
                    hello ->
                        RawClient.with(hello, new RenegotiationInfo(Bytes.owning(new byte[12]))))),
        entry(Tls12Violation.EXTENDED_MASTER_SECRET_MISSING, Tls12Scenarios::unboundMasterSecret),
        entry(
            Tls12Violation.EXTENDED_MASTER_SECRET_CHANGED,
            () -> {
              RawServer12 server = returning();
              return server.refusal(
                  () ->
                      server.sendHello(
                          without(server.serverHello(), ExtensionType.EXTENDED_MASTER_SECRET)));
            }),
        entry(
            Tls12Violation.UNCOMPRESSED_POINTS_MISSING,
            () ->
                fromClient(hello -> RawClient.with(hello, new EcPointFormats(Bytes.of((byte) 1))))),
        entry(
            Tls12Violation.ENCRYPT_THEN_MAC_WITHOUT_BLOCK_CIPHER,
            () -> fromServer(hello -> Tls12AnswersTest.with(hello, new EncryptThenMac()))),
        entry(Tls12Violation.OLDER_VERSION_ON_EARLY_DATA, Tls12Scenarios::tls12OnEarlyData),
        entry(Tls12Violation.UNKNOWN_SESSION, Tls12Scenarios::unknownSession),
        entry(
            Tls12Violation.SUITE_CHANGED_ON_RESUMPTION,
            () -> {
              RawServer12 server = returning();
              return server.refusal(
                  () ->
                      server.sendHello(
                          with(
                              server.serverHello(),
                              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)));
            }),
        entry(
            Tls12Violation.UNOFFERED_GROUP,
            () -> {
              RawServer12 server =
                  Tls12.rawServer(
                      client ->
                          client.policy(
                              Tls12.POLICY.withGroups(
                                  List.of(NamedGroup.X25519, NamedGroup.SECP256R1))));
              server.begin();
              server.group = NamedGroup.SECP384R1;
              return server.refusal(() -> server.send(server.keyExchange()));
            }),
        entry(Tls12Violation.INVALID_POINT, Tls12Scenarios::zeroPoint),
        entry(
            Tls12Violation.SCHEME_NOT_FOR_SUITE,
            () -> {
              RawServer12 server = Tls12.rawServer().begin();
              return server.refusal(() -> server.send(server.keyExchange(Identity.RSA)));
            }),
        entry(Tls12Violation.KEY_NOT_FOR_SUITE, Tls12Scenarios::signingKeyForKeyTransport),
        entry(
            Tls12Violation.EMPTY_SERVER_CERTIFICATE,
            () -> {
              RawServer12 server = Tls12.rawServer();
              server.sendHello();
              return server.refusal(() -> server.send(server.certificate()));
            }),
        entry(Tls12Violation.CERTIFICATE_REQUIRED, Tls12Scenarios::noCertificate),
        entry(
            Tls12Violation.SEVERAL_RENEGOTIATIONS,
            () -> {
              RawServer12 server = Tls12.rawServer().handshake();
              server.send(new HelloRequest());
              return server.refusal(() -> server.send(new HelloRequest()));
            }));
  }

  /// More such mistakes: by the other side, or elsewhere.
  static Map<String, Map.Entry<Violation, Scenario>> others() {
    return Map.ofEntries(
        entry(
            "a server renegotiates in its first hello",
            entry(
                Tls12Violation.RENEGOTIATION_INFO_NOT_EMPTY,
                () ->
                    fromServer(
                        hello ->
                            Tls12AnswersTest.with(
                                hello, new RenegotiationInfo(Bytes.owning(new byte[24])))))),
        entry(
            "a server has no uncompressed points",
            entry(
                Tls12Violation.UNCOMPRESSED_POINTS_MISSING,
                () ->
                    fromServer(
                        hello ->
                            Tls12AnswersTest.with(
                                hello, new EcPointFormats(Bytes.of((byte) 1, (byte) 2)))))),
        entry(
            "a server resumes an unbound session as a bound one",
            entry(
                Tls12Violation.EXTENDED_MASTER_SECRET_CHANGED,
                () -> {
                  RawServer12 server = returning(false);
                  return server.refusal(
                      () ->
                          server.sendHello(
                              Tls12AnswersTest.with(
                                  server.serverHello(), new ExtendedMasterSecret())));
                })),
        entry(
            "a client's point is the zero of its curve",
            entry(
                Tls12Violation.INVALID_POINT,
                () -> {
                  RawClient12 client = Tls12.rawClient();
                  client.sendHello();
                  return client.refusal(
                      () -> client.send(ClientKeyExchange.ofPoint(Bytes.owning(new byte[32]))));
                })),
        entry(
            "a client negotiates anew twice",
            entry(
                Tls12Violation.SEVERAL_RENEGOTIATIONS,
                () -> {
                  RawClient12 client = Tls12.rawClient().handshake();
                  client.send(client.hello());
                  return client.refusal(() -> client.send(client.hello()));
                })),
        entry(
            "a server's records change their version after the handshake",
            entry(
                RecordViolation.WRONG_VERSION,
                () -> {
                  RawServer12 server = Tls12.rawServer().handshake();
                  return server.refusal(
                      () ->
                          server.deliver(
                              withVersion(
                                  server.record(
                                      ContentType.APPLICATION_DATA, RawPeer.bytes("data")))));
                })));
  }

  private static RawPeer.Refusal fromClient(UnaryOperator<ClientHello> mistake) {
    RawClient12 client = Tls12.rawClient();
    return client.refusal(() -> client.sendHello(mistake.apply(client.hello())));
  }

  private static RawPeer.Refusal fromServer(UnaryOperator<ServerHello> mistake) {
    RawServer12 server = Tls12.rawServer();
    return server.refusal(() -> server.sendHello(mistake.apply(server.serverHello())));
  }

  private static RawPeer.Refusal anotherRecordVersion() throws TlsException {
    RawServer12 server = Tls12.rawServer();
    server.sendHello();
    return server.refusal(
        () ->
            server.deliver(
                withVersion(
                    server.record(
                        ContentType.HANDSHAKE, server.say(server.certificate(Identity.SERVER))))));
  }

  private static RawPeer.Refusal manyWarnings() throws TlsException {
    RawServer12 server = Tls12.rawServer().handshake();
    for (int i = 0; i < 4; i++) {
      server.sendAlert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME);
    }
    return server.refusal(
        () -> server.sendAlert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME));
  }

  private static RawPeer.Refusal needlessFallback() {
    RawClient12 client = Tls12.rawClient(server -> server.policy(Policy.CLASSIC_2026));
    return client.refusal(() -> client.sendHello(fallback(client.hello())));
  }

  private static RawPeer.Refusal unboundMasterSecret() {
    RawServer12 server =
        Tls12.rawServer(
            client ->
                client.policy(
                    Tls12.POLICY.withExtendedMasterSecret(ExtendedMasterSecretUse.REQUIRED)));
    server.extended = false;
    return server.refusal(server::sendHello);
  }

  private static RawPeer.Refusal tls12OnEarlyData() throws TlsException {
    RawServer server = PskSituations.returningEarly();
    ServerHello right = server.serverHello();
    return server.refusal(
        () ->
            server.deliver(
                RecordCipher.plain(
                    ContentType.HANDSHAKE,
                    server.say(
                        new ServerHello(
                            right.legacyVersion(),
                            right.random(),
                            Bytes.EMPTY,
                            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                            Extensions.of(RenegotiationInfo.INITIAL))))));
  }

  private static RawPeer.Refusal unknownSession() {
    // The id of a hello that offers TLS 1.3 names no session.
    RawServer12 server = Tls12.rawServer(client -> client.policy(Policy.CLASSIC_2026));
    server.sessionId = server.hello().legacySessionId();
    return server.refusal(server::sendHello);
  }

  private static RawPeer.Refusal zeroPoint() throws TlsException {
    RawServer12 server = Tls12.rawServer().begin();
    server.send(
        server.signed(
            Identity.SERVER, RawPeer12.scheme(Identity.SERVER), Bytes.owning(new byte[32])));
    return server.refusal(() -> server.send(new ServerHelloDone()));
  }

  private static RawPeer.Refusal signingKeyForKeyTransport() throws TlsException {
    RawServer12 server = Tls12.rawServer(WITHOUT_EXCHANGE);
    server.sendHello();
    server.send(server.certificate(Identity.SERVER));
    return server.refusal(() -> server.send(new ServerHelloDone()));
  }

  private static RawPeer.Refusal noCertificate() throws TlsException {
    RawClient12 client =
        Tls12.rawClient(
            server -> server.clientAuthentication(ClientAuthentication.NEED, Identity.TRUST));
    client.sendHello();
    return client.refusal(() -> client.send(client.certificate()));
  }

  private static RawServer12 returning() throws TlsException {
    return returning(true);
  }

  /// A server that a client has come back to.
  private static RawServer12 returning(boolean extended) throws TlsException {
    ClientConfig config = Tls12.client().build();
    RawServer12 first = rawServer(config);
    first.extended = extended;
    first.sessionId = RawPeer.bytes("an id");
    RawServer12 second = rawServer(config, first.handshake().kept());
    return second;
  }

  private static RawServer12 rawServer(ClientConfig config, Session12 session) {
    RawServer12 server = rawServer(config);
    server.session = session;
    return server;
  }

  static RawServer12 rawServer(ClientConfig config) {
    return new RawServer12(
        new Endpoint(
            TlsConnection.client(config, Optional.of("server.example"), Optional.of("a peer"))));
  }

  static ClientHello fallback(ClientHello hello) {
    List<CipherSuite> suites = new ArrayList<>(hello.cipherSuites());
    suites.add(CipherSuite.TLS_FALLBACK_SCSV);
    return HelloScenarios.suites(hello, suites.toArray(CipherSuite[]::new));
  }

  private static ServerHello with(ServerHello hello, CipherSuite suite) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        suite,
        hello.extensions());
  }

  private static ServerHello without(ServerHello hello, ExtensionType type) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        new Extensions(
            hello.extensions().all().stream().filter(one -> !one.type().equals(type)).toList()));
  }

  // A header of TLS 1.1.
  private static Bytes withVersion(Bytes record) {
    byte[] wire = record.toArray();
    wire[2] = 2;
    return Bytes.owning(wire);
  }
}
