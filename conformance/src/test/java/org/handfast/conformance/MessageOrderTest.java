package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.EndOfEarlyData;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole handshakes in every order that is one mistake away from a right one: a message dropped,
/// doubled, swapped with its neighbour, or put in. The peer's transcript follows its mistakes, so
/// that its signatures and Finished always fit: only the order can give it away.
@DisplayName(
    "Row 13: only the RFC's orders connect (CVE-2014-6593, CVE-2015-0205, CVE-2020-24613,"
        + " CVE-2022-25640, CVE-2026-2645, CVE-2026-34582)")
class MessageOrderTest {

  /// What a server may be told to send. The letters make orders readable.
  private enum FromServer {
    /// HelloRetryRequest.
    H,
    /// ServerHello.
    S,
    /// EncryptedExtensions.
    E,
    /// CertificateRequest.
    R,
    /// Certificate.
    C,
    /// CertificateVerify.
    V,
    /// Finished.
    F,
    /// NewSessionTicket.
    T,
    /// KeyUpdate.
    U,
    /// EndOfEarlyData.
    D,
    /// ClientHello.
    c
  }

  /// What a client may be told to send.
  private enum FromClient {
    /// ClientHello.
    c,
    /// Certificate.
    C,
    /// Certificate without certificates.
    N,
    /// CertificateVerify.
    V,
    /// Finished.
    F,
    /// NewSessionTicket.
    T,
    /// KeyUpdate.
    U,
    /// EndOfEarlyData.
    D,
    /// ServerHello.
    S
  }

  static Stream<Arguments> toClients() {
    return Stream.of("SECVF", "HSECVF", "SERCVF")
        .flatMap(right -> mistakes(right, letters(FromServer.values())).stream())
        .distinct()
        .map(Arguments::of);
  }

  @ParameterizedTest(name = "to a client: {0}")
  @MethodSource("toClients")
  void aClientConnectsInTheRightOrderOnly(String order) {
    RawServer server = Situations.rawServer();
    TlsException refusal = null;
    for (String letter : lettersOf(order)) {
      try {
        send(server, FromServer.valueOf(letter));
      } catch (TlsException e) {
        refusal = e;
        break;
      }
    }
    boolean right = order.matches("H?SER?CVF[TU]*");
    boolean connects = order.matches("H?SER?CVF.*");
    assertThat(server.opposite.connection.isConnected()).isEqualTo(connects);
    assertRefused(
        refusal,
        right || isIncomplete(order, "HSERCVF", "SERCVF", "HSECVF", "SECVF"),
        FlowViolation.UNEXPECTED);
  }

  static Stream<Arguments> toServers() {
    List<Arguments> all = new ArrayList<>();
    for (ClientAuthentication mode : ClientAuthentication.values()) {
      List<String> right =
          switch (mode) {
            case NONE, LATER -> List.of("cF");
            case WANT -> List.of("cCVF", "cNF");
            case NEED -> List.of("cCVF");
          };
      right.stream()
          .flatMap(order -> mistakes(order, letters(FromClient.values())).stream())
          .distinct()
          .forEach(order -> all.add(Arguments.of(mode, false, order)));
      right.stream()
          .flatMap(order -> mistakes("c" + order, letters(FromClient.values())).stream())
          .distinct()
          .forEach(order -> all.add(Arguments.of(mode, true, order)));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "to a server that asks {0}, retry {1}: {2}")
  @MethodSource("toServers")
  void aServerConnectsInTheRightOrderOnly(
      ClientAuthentication mode, boolean retries, String order) {
    RawClient client =
        Situations.rawClient(
            server ->
                server
                    .clientAuthentication(mode, Identity.TRUST)
                    .policy(
                        Situations.onlyGroup(retries ? NamedGroup.SECP256R1 : NamedGroup.X25519)));
    TlsException refusal = null;
    for (String letter : lettersOf(order)) {
      try {
        send(client, FromClient.valueOf(letter));
      } catch (TlsException e) {
        refusal = e;
        break;
      }
    }
    String hello = retries ? "cc" : "c";
    String proof =
        switch (mode) {
          case NONE, LATER -> "";
          case WANT -> "(CV|N)";
          case NEED -> "CV";
        };
    boolean connects = order.matches(hello + proof + "F.*");
    assertThat(client.opposite.connection.isConnected()).isEqualTo(connects);
    boolean right = order.matches(hello + proof + "FU*");
    assertRefused(
        refusal,
        right
            || isIncomplete(
                order,
                mode.isInHandshake() ? hello + "CVF" : hello + "F",
                mode == ClientAuthentication.WANT ? hello + "NF" : hello),
        mode == ClientAuthentication.NEED && order.startsWith(hello + "N")
            ? AuthenticationViolation.CERTIFICATE_REQUIRED
            : FlowViolation.UNEXPECTED);
  }

  @Test
  void messagesThatShareARecordAreHeldToTheSameOrder() throws TlsException {
    for (String order : mistakes("ECVF", "SERCVF")) {
      RawServer server = Situations.afterHello();
      Bytes flight = Bytes.EMPTY;
      for (String letter : lettersOf(order)) {
        flight = Bytes.concat(flight, server.say(message(server, FromServer.valueOf(letter))));
      }
      Bytes record = server.record(ContentType.HANDSHAKE, flight);
      boolean incomplete = isIncomplete(order, "ERCVF", "ECVF");
      if (order.equals("ECVF") || order.equals("ERCVF") || incomplete) {
        server.deliver(record);
      } else {
        RawPeer.Refusal refusal = server.refusal(() -> server.deliver(record));
        assertThat(refusal.alert()).as(order).isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
      }
      assertThat(server.opposite.connection.isConnected())
          .as(order)
          .isEqualTo(order.equals("ECVF") || order.equals("ERCVF"));
    }
  }

  private static void assertRefused(TlsException refusal, boolean acceptable, Violation violation) {
    if (acceptable) {
      assertThat(refusal).isNull();
    } else {
      assertThat(refusal).isInstanceOf(PeerViolation.class);
      assertThat(((PeerViolation) refusal).violation()).isEqualTo(violation);
    }
  }

  // Cut short, but right as far as it goes.
  private static boolean isIncomplete(String order, String... rights) {
    return Stream.of(rights).anyMatch(right -> right.startsWith(order));
  }

  static Set<String> mistakes(String right, String alphabet) {
    Set<String> orders = new LinkedHashSet<>();
    orders.add(right);
    for (int i = 0; i < right.length(); i++) {
      String before = right.substring(0, i);
      String after = right.substring(i + 1);
      orders.add(before + after);
      orders.add(before + right.charAt(i) + right.charAt(i) + after);
      if (!after.isEmpty()) {
        orders.add(before + after.charAt(0) + right.charAt(i) + after.substring(1));
      }
    }
    for (int i = 0; i <= right.length(); i++) {
      for (String letter : lettersOf(alphabet)) {
        orders.add(right.substring(0, i) + letter + right.substring(i));
      }
    }
    return orders;
  }

  private static String letters(Enum<?>[] all) {
    StringBuilder letters = new StringBuilder();
    for (Enum<?> one : all) {
      letters.append(one.name());
    }
    return letters.toString();
  }

  static List<String> lettersOf(String order) {
    return order.chars().mapToObj(Character::toString).toList();
  }

  private static void send(RawServer server, FromServer what) throws TlsException {
    switch (what) {
      case H -> server.sendRetry();
      case S -> server.sendHello();
      case F -> server.sendFinished();
      case U -> sendKeyUpdate(server);
      default -> server.send(message(server, what));
    }
  }

  private static HandshakeMessage message(RawServer server, FromServer what) {
    return switch (what) {
      case H -> server.retryRequest();
      case S -> server.serverHello();
      case E -> server.encryptedExtensions();
      case R -> server.certificateRequest();
      case C -> server.certificate(Identity.SERVER);
      case V -> server.certificateVerify(Identity.SERVER);
      case F -> server.finished();
      case T -> TICKET;
      case U -> new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
      case D -> new EndOfEarlyData();
      case c -> server.hello();
    };
  }

  private static void send(RawClient client, FromClient what) throws TlsException {
    switch (what) {
      case c -> {
        client.sendHello();
        if (client.stage == null) {
          client.share(NamedGroup.SECP256R1);
        }
      }
      case C -> client.send(client.certificate(Identity.CLIENT));
      case N -> client.send(new Certificate(Bytes.EMPTY, List.of()));
      case V -> client.send(client.certificateVerify(Identity.CLIENT));
      case F -> client.sendFinished();
      case T -> client.send(TICKET);
      case U -> sendKeyUpdate(client);
      case D -> client.send(new EndOfEarlyData());
      case S -> client.send(Situations.rawServer().serverHello());
    }
  }

  private static final NewSessionTicket TICKET =
      new NewSessionTicket(1, 1, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.NONE);

  private static void sendKeyUpdate(RawPeer peer) throws TlsException {
    if (peer.main == null || peer.writing == null) {
      peer.send(new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    } else {
      peer.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    }
  }
}
