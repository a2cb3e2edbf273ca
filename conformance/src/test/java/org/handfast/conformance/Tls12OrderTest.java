package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.Evidence;
import org.handfast.protocol.extension.StatusPromised;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.tls12.CertificateStatus;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole handshakes of TLS 1.2 in every order that is one mistake away from a right one, as in
/// [MessageOrderTest]. The peer's keys, signatures and Finished always fit what it has said: only
/// the order can give it away.
@DisplayName(
    "Row 13: only the RFC's orders connect in TLS 1.2 (CVE-2014-0224, CVE-2014-6593,"
        + " CVE-2015-0204, CVE-2015-0205, CVE-2020-24613, CVE-2022-25640)")
class Tls12OrderTest {

  /// A kind of handshake with a client, and the orders that lead to its end. `S` is the
  /// ServerHello, `C` the Certificate, `O` the CertificateStatus, `K` the ServerKeyExchange, `R`
  /// the CertificateRequest, `D` the ServerHelloDone, `T` the NewSessionTicket, `X` the
  /// ChangeCipherSpec, `F` the Finished.
  enum ToClient {
    EPHEMERAL(TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "SCKR?DXF", "SCKDXF", "SCKRDXF"),
    EPHEMERAL_WITH_STATUS(
        TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "SCO?KR?DXF", "SCOKDXF", "SCKRDXF"),
    EPHEMERAL_WITH_TICKET(
        TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "SCKR?DTXF", "SCKDTXF", "SCKRDTXF"),
    KEY_TRANSPORT(TLS_RSA_WITH_AES_128_CBC_SHA256, "SCR?DXF", "SCDXF", "SCRDXF"),
    KEY_TRANSPORT_WITH_STATUS(TLS_RSA_WITH_AES_128_CBC_SHA256, "SCO?R?DXF", "SCODXF", "SCRDXF"),
    KEY_TRANSPORT_WITH_TICKET(TLS_RSA_WITH_AES_128_CBC_SHA256, "SCR?DTXF", "SCDTXF", "SCRDTXF"),
    RESUMED(TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "SXF", "SXF"),
    RESUMED_WITH_TICKET(TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "STXF", "STXF"),
    RESUMED_KEY_TRANSPORT(TLS_RSA_WITH_AES_128_CBC_SHA256, "SXF", "SXF");

    private final CipherSuite suite;
    private final String model;
    private final List<String> right;

    ToClient(CipherSuite suite, String model, String... right) {
      this.suite = suite;
      this.model = model;
      this.right = List.of(right);
    }

    RawServer12 server() throws TlsException {
      boolean promisesTicket = name().endsWith("TICKET");
      ClientConfig config =
          Tls12.client(Identity.CLIENT.source())
              .evidence(
                  name().endsWith("STATUS")
                      ? EnumSet.of(Evidence.OCSP_RESPONSE)
                      : EnumSet.noneOf(Evidence.class))
              .build();
      RawServer12 server = Tls12Scenarios.rawServer(config);
      server.suite = new Suite12(suite);
      if (name().startsWith("RESUMED")) {
        server.sessionId = RawPeer.bytes("an id");
        Session12 session = server.handshake().kept();
        server = Tls12Scenarios.rawServer(config);
        server.session = session;
      }
      server.promisesTicket = promisesTicket;
      return server;
    }
  }

  /// The same with a server. `c` is the ClientHello, `C` a Certificate, `N` one without
  /// certificates, `k` the ClientKeyExchange, `V` the CertificateVerify.
  enum ToServer {
    EPHEMERAL(TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, ClientAuthentication.NONE, "ckXF", "ckXF"),
    EPHEMERAL_ASKING(
        TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        ClientAuthentication.WANT,
        "c(CkV|Nk)XF",
        "cCkVXF",
        "cNkXF"),
    EPHEMERAL_DEMANDING(
        TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, ClientAuthentication.NEED, "cCkVXF", "cCkVXF"),
    KEY_TRANSPORT(TLS_RSA_WITH_AES_128_CBC_SHA256, ClientAuthentication.NONE, "ckXF", "ckXF"),
    KEY_TRANSPORT_ASKING(
        TLS_RSA_WITH_AES_128_CBC_SHA256,
        ClientAuthentication.WANT,
        "c(CkV|Nk)XF",
        "cCkVXF",
        "cNkXF"),
    KEY_TRANSPORT_DEMANDING(
        TLS_RSA_WITH_AES_128_CBC_SHA256, ClientAuthentication.NEED, "cCkVXF", "cCkVXF"),
    RESUMED(TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, ClientAuthentication.NONE, "cXF", "cXF"),
    RESUMED_WITH_TICKET(TLS_RSA_WITH_AES_128_CBC_SHA256, ClientAuthentication.NONE, "cXF", "cXF");

    private final CipherSuite suite;
    private final ClientAuthentication authentication;
    private final String model;
    private final List<String> right;

    ToServer(
        CipherSuite suite, ClientAuthentication authentication, String model, String... right) {
      this.suite = suite;
      this.authentication = authentication;
      this.model = model;
      this.right = List.of(right);
    }

    RawClient12 client() throws TlsException {
      ServerConfig config =
          Tls12.server()
              .clientAuthentication(authentication, Identity.TRUST)
              .resumption(Resumption.ownKeys(TestCrypto.PROVIDER))
              .build();
      RawClient12 client = raw(config);
      if (name().startsWith("RESUMED")) {
        client.takesTickets = name().endsWith("TICKET");
        Session12 session = client.handshake().kept();
        client = raw(config);
        client.session = session;
      }
      return client;
    }

    private RawClient12 raw(ServerConfig config) {
      RawClient12 client =
          new RawClient12(new Endpoint(TlsConnection.server(ConfigSource.always(config))));
      client.suite = new Suite12(suite);
      return client;
    }
  }

  static Stream<Arguments> toClients() {
    return Arrays.stream(ToClient.values())
        .flatMap(
            kind -> orders(kind.right, "SCOKRDTXFHckV").map(order -> Arguments.of(kind, order)));
  }

  @ParameterizedTest(name = "to a client, {0}: {1}")
  @MethodSource("toClients")
  void aClientConnectsInTheRightOrderOnly(ToClient kind, String order) throws TlsException {
    RawServer12 server = kind.server();
    TlsException refusal = null;
    for (String letter : MessageOrderTest.lettersOf(order)) {
      try {
        send(server, kind, letter);
      } catch (TlsException e) {
        refusal = e;
        break;
      }
    }
    String counted = withoutQuestions(order);
    assertThat(server.opposite.connection.isConnected())
        .isEqualTo(counted.matches(kind.model + ".*"));
    if (!order.startsWith("S") && refusal instanceof Malformed) {
      return; // Before the version is known nobody reads the messages of this one.
    }
    // One question to negotiate anew is declined, and a handshake that has stopped is only waiting.
    assertRefused(
        refusal,
        counted.matches(kind.model + "H?") || isBeginning(counted, kind.model),
        AlertDescription.UNEXPECTED_MESSAGE);
  }

  // RFC 5246 7.4.1.1: within a handshake a HelloRequest is ignored.
  private static String withoutQuestions(String order) {
    int end = order.contains("F") ? order.indexOf('F') : order.length();
    return order.startsWith("S")
        ? order.substring(0, end).replace("H", "") + order.substring(end)
        : order;
  }

  static Stream<Arguments> toServers() {
    return Arrays.stream(ToServer.values())
        .flatMap(
            kind -> orders(kind.right, "cCNkVXFSKDTHO").map(order -> Arguments.of(kind, order)));
  }

  @ParameterizedTest(name = "to a server, {0}: {1}")
  @MethodSource("toServers")
  void aServerConnectsInTheRightOrderOnly(ToServer kind, String order) throws TlsException {
    RawClient12 client = kind.client();
    TlsException refusal = null;
    for (String letter : MessageOrderTest.lettersOf(order)) {
      try {
        send(client, letter);
      } catch (TlsException e) {
        refusal = e;
        break;
      }
    }
    assertThat(client.opposite.connection.isConnected())
        .isEqualTo(order.matches(kind.model + ".*"));
    if (!order.startsWith("c") && refusal instanceof Malformed) {
      return; // As above.
    }
    boolean withoutProof =
        kind.authentication == ClientAuthentication.NEED && order.startsWith("cN");
    assertRefused(
        refusal,
        order.matches(kind.model + "c?") || isBeginning(order, kind.model),
        withoutProof
            ? Tls12Violation.CERTIFICATE_REQUIRED.alert()
            : AlertDescription.UNEXPECTED_MESSAGE);
  }

  private static Stream<String> orders(List<String> right, String alphabet) {
    return right.stream()
        .flatMap(order -> MessageOrderTest.mistakes(order, alphabet).stream())
        .distinct();
  }

  // Cut short, but right as far as it goes. The models are short enough to be spelled out.
  private static boolean isBeginning(String order, String model) {
    return spelled(model).stream().anyMatch(right -> right.startsWith(order));
  }

  private static List<String> spelled(String model) {
    if (model.contains("(")) {
      return List.of(
          model.replaceAll("\\((.*)\\|.*\\)", "$1"), model.replaceAll("\\(.*\\|(.*)\\)", "$1"));
    }
    int optional = model.indexOf('?');
    if (optional < 0) {
      return List.of(model);
    }
    List<String> all = new ArrayList<>();
    all.addAll(spelled(model.substring(0, optional) + model.substring(optional + 1)));
    all.addAll(spelled(model.substring(0, optional - 1) + model.substring(optional + 1)));
    return all;
  }

  private static void assertRefused(
      TlsException refusal, boolean acceptable, AlertDescription alert) {
    if (acceptable) {
      assertThat(refusal).isNull();
      return;
    }
    assertThat(refusal).isInstanceOf(PeerViolation.class);
    Violation violation = ((PeerViolation) refusal).violation();
    assertThat(violation.alert()).as(violation.deed()).isEqualTo(alert);
  }

  private static void send(RawServer12 server, ToClient kind, String letter) throws TlsException {
    switch (letter) {
      case "S" ->
          server.sendHello(
              kind.name().endsWith("STATUS")
                  ? Tls12AnswersTest.with(server.serverHello(), new StatusPromised())
                  : server.serverHello());
      case "D" -> server.done();
      case "X" -> server.sendChange();
      default -> server.send(message(server, letter));
    }
    server.collect();
  }

  private static HandshakeMessage message(RawServer12 server, String letter) {
    return switch (letter) {
      case "C" -> server.certificate(server.suite.identity());
      case "O" -> new CertificateStatus(RawPeer.bytes("an OCSP response"));
      case "K" -> server.keyExchange();
      case "R" -> server.certificateRequest();
      case "T" -> server.ticket();
      case "F" -> server.finished();
      case "H" -> new HelloRequest();
      case "c" -> server.hello();
      case "k" -> ClientKeyExchange.ofPoint(Bytes.owning(new byte[32]));
      case "V" -> server.certificateVerify(Identity.SERVER);
      default -> throw new IllegalArgumentException(letter);
    };
  }

  private static void send(RawClient12 client, String letter) throws TlsException {
    switch (letter) {
      case "c" -> client.send(client.hello());
      case "k" -> client.sendKeyExchange();
      case "X" -> client.sendChange();
      default -> client.send(message(client, letter));
    }
    client.collect();
  }

  private static HandshakeMessage message(RawClient12 client, String letter) {
    return switch (letter) {
      case "C" -> client.certificate(Identity.CLIENT);
      case "N" -> client.certificate();
      case "V" -> client.certificateVerify(Identity.CLIENT);
      case "F" -> client.finished();
      case "H" -> new HelloRequest();
      case "D" -> new ServerHelloDone();
      case "O" -> new CertificateStatus(RawPeer.bytes("an OCSP response"));
      case "S" -> stranger().serverHello();
      case "K" -> stranger().keyExchange();
      case "T" -> stranger().ticket();
      default -> throw new IllegalArgumentException(letter);
    };
  }

  private static RawServer12 stranger() {
    return Tls12.rawServer();
  }
}
