package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.EndOfEarlyData;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A client comes back with a ticket; its server makes one mistake in the order of its messages.
@DisplayName("Row 13: only the RFC's orders connect a client that comes back")
class PskOrderToClientTest {
  /// H HelloRetryRequest; S ServerHello with the key; K with the key and no share; N without the
  /// key; E EncryptedExtensions; e with early_data; R CertificateRequest; C Certificate; V
  /// CertificateVerify; F Finished; T NewSessionTicket; U KeyUpdate; D EndOfEarlyData; c
  /// ClientHello.
  private static final String LETTERS = "HSKNEeRCVFTUDc";

  private static final String TABLE =
      """
      hello       H -> again
      hello       S -> key
      hello       N -> full
      again       S -> key-again
      again       N -> full-again
      key         E -> finished
      key-again   E -> finished
      full        E -> request
      full-again  E -> request
      request     R -> certificate
      request     C -> verify
      certificate C -> verify
      verify      V -> finished
      finished    F -> connected
      connected   TU -> connected
      """;

  private static final String KEY_ALONE = "hello K -> key\nagain K -> key-again\n";
  private static final String EARLY_DATA = "key e -> finished\n";

  /// What the client has chosen.
  enum Kind {
    WITHOUT_EARLY_DATA("", List.of("SEFT", "HSEF", "NECVF", "NERCVF")),
    WITH_EARLY_DATA(EARLY_DATA, List.of("SeFT", "SEF", "HSEF", "NECVF")),
    KEY_ALONE_WILL_DO(KEY_ALONE, List.of("KEFT", "SEF", "HKEF"));

    private final String more;
    private final List<String> orders;

    Kind(String more, List<String> orders) {
      this.more = more;
      this.orders = orders;
    }

    PskOrderModel model() {
      Violation early =
          this == WITH_EARLY_DATA
              ? PskViolation.EARLY_DATA_NOT_UNDER_FIRST_KEY
              : ExtensionViolation.UNSOLICITED;
      Violation share = HelloViolation.KEY_SHARE_MISSING;
      return new PskOrderModel(
          "hello",
          Map.of(
              "hello K",
              share,
              "again K",
              share,
              "key e",
              ExtensionViolation.UNSOLICITED,
              "key-again e",
              ExtensionViolation.UNSOLICITED,
              "full-again e",
              ExtensionViolation.UNSOLICITED,
              "full e",
              early),
          TABLE + more);
    }

    RawServer begin() throws TlsException {
      ClientConfig config =
          PskSituations.client(
              one ->
                  switch (this) {
                    case WITHOUT_EARLY_DATA -> one;
                    case WITH_EARLY_DATA -> one.earlyData(EarlyDataUse.WHERE_ALLOWED);
                    case KEY_ALONE_WILL_DO ->
                        one.policy(
                            Tls13.POLICY.withPskModes(
                                List.of(PskKeyExchangeMode.PSK_KE, PskKeyExchangeMode.PSK_DHE_KE)));
                  });
      return PskSituations.returning(config, 1000);
    }
  }

  static Stream<Arguments> orders() {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                kind.orders.stream()
                    .flatMap(right -> MessageOrderTest.mistakes(right, LETTERS).stream())
                    .distinct()
                    .map(order -> Arguments.of(kind, order)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("orders")
  void theClientDoesWhatTheModelDoes(Kind kind, String order) throws TlsException {
    RawServer server = kind.begin();
    PskOrderModel model = kind.model();
    for (String letter : MessageOrderTest.lettersOf(order)) {
      Optional<Violation> expected = model.next(letter);
      assertThat(broken(server, letter)).as(letter).isEqualTo(expected);
      if (expected.isPresent()) {
        break;
      }
    }
    assertThat(server.opposite.connection.isConnected()).isEqualTo(model.isConnected());
  }

  private static Optional<Violation> broken(RawServer server, String letter) {
    try {
      send(server, letter);
      return Optional.empty();
    } catch (PeerViolation e) {
      return Optional.of(e.violation());
    } catch (TlsException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(RawServer server, String letter) throws TlsException {
    switch (letter) {
      case "H" -> server.sendRetry();
      case "S" -> server.sendHello(server.resumingHello(0));
      case "K" -> server.sendHello(withoutShare(server.resumingHello(0)));
      case "N" -> server.sendHello();
      case "E" -> server.send(server.encryptedExtensions());
      case "e" -> server.send(server.encryptedExtensions(new EarlyData()));
      case "R" -> server.send(server.certificateRequest());
      case "C" -> server.send(server.certificate(Identity.SERVER));
      case "V" -> server.send(server.certificateVerify(Identity.SERVER));
      case "F" -> server.sendFinished();
      case "T" ->
          server.send(new NewSessionTicket(1, 1, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.NONE));
      case "U" -> sendKeyUpdate(server);
      case "D" -> server.send(new EndOfEarlyData());
      case "c" -> server.send(server.hello());
      default -> throw new IllegalArgumentException(letter);
    }
  }

  private static ServerHello withoutShare(ServerHello hello) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        new Extensions(
            hello.extensions().all().stream()
                .filter(extension -> !extension.type().equals(ExtensionType.KEY_SHARE))
                .toList()));
  }

  private static void sendKeyUpdate(RawServer server) throws TlsException {
    if (server.main == null) {
      server.send(new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    } else {
      server.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    }
  }
}
