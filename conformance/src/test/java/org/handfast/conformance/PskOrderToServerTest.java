package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A client with a pre-shared key makes one mistake in the order of its messages.
@DisplayName("Row 13: only the RFC's orders connect to a server that knows the client's key")
class PskOrderToServerTest {
  /// c ClientHello with the key; a early data under its keys, or something like it; A data under
  /// the keys of the moment; D EndOfEarlyData; C Certificate; N an empty one; V CertificateVerify;
  /// F Finished; T NewSessionTicket; U KeyUpdate; S ServerHello.
  private static final String LETTERS = "caADCNVFTUS";

  private static final String END = "finished F -> connected\nconnected UA -> connected\n";
  private static final String SKIPPING = "skipping a -> skipping\nskipping F -> connected\n";

  /// What the client offers and the server makes of it.
  enum Kind {
    WITHOUT_EARLY_DATA("hello c -> finished", List.of("cFU")),
    AFTER_RETRY("hello c -> again\nagain c -> finished", List.of("ccF")),
    EARLY_DATA_TAKEN(
        "hello c -> early\nearly aA -> early\nearly D -> finished", List.of("caDF", "cDF")),
    EARLY_DATA_REFUSED("hello c -> skipping", List.of("caF", "cF")),
    EARLY_DATA_LOST_WITH_RETRY(
        "hello c -> again\nagain aA -> again\nagain c -> finished", List.of("caacF", "ccF")),
    KEY_ALONE("hello c -> finished", List.of("cFU"));

    private final String table;
    private final List<String> orders;

    Kind(String table, List<String> orders) {
      this.table = table;
      this.orders = orders;
    }

    PskOrderModel model() {
      Map<String, Violation> named = new HashMap<>();
      for (String state : List.of("hello", "again", "finished", "skipping")) {
        named.put(state + " A", FlowViolation.EARLY_APPLICATION_DATA);
      }
      named.put("hello a", FlowViolation.EARLY_APPLICATION_DATA);
      named.put("again a", FlowViolation.EARLY_APPLICATION_DATA);
      named.put("finished a", RecordViolation.BAD_RECORD);
      named.put("connected a", RecordViolation.BAD_RECORD);
      return new PskOrderModel("hello", named, table + "\n" + END + SKIPPING);
    }

    RawClient begin() throws TlsException {
      return switch (this) {
        case WITHOUT_EARLY_DATA, EARLY_DATA_REFUSED ->
            PskSituations.withKey(server -> server, PskSituations.SHARED);
        case AFTER_RETRY, EARLY_DATA_LOST_WITH_RETRY ->
            PskSituations.withKey(
                server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)),
                PskSituations.SHARED);
        case EARLY_DATA_TAKEN ->
            PskSituations.returning(PskSituations.server(one -> PskSituations.trusting(one, 1000)));
        case KEY_ALONE ->
            PskSituations.withKey(
                server ->
                    server.policy(Tls13.POLICY.withPskModes(List.of(PskKeyExchangeMode.PSK_KE))),
                PskSituations.SHARED);
      };
    }

    Extension[] extensions(RawClient client) {
      List<Extension> all = new ArrayList<>();
      boolean first = client.heard().stream().noneMatch(HelloRetryRequest.class::isInstance);
      if (name().startsWith("EARLY_DATA") && first) {
        all.add(new EarlyData());
      }
      if (this == KEY_ALONE) {
        all.add(new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_KE)));
      }
      return all.toArray(Extension[]::new);
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
  void theServerDoesWhatTheModelDoes(Kind kind, String order) throws TlsException {
    RawClient client = kind.begin();
    PskOrderModel model = kind.model();
    for (String letter : MessageOrderTest.lettersOf(order)) {
      Optional<Violation> expected = model.next(letter);
      assertThat(broken(client, kind, letter)).as(letter).isEqualTo(expected);
      if (expected.isPresent()) {
        break;
      }
    }
    assertThat(client.opposite.connection.isConnected()).isEqualTo(model.isConnected());
  }

  private static Optional<Violation> broken(RawClient client, Kind kind, String letter) {
    try {
      send(client, kind, letter);
      return Optional.empty();
    } catch (PeerViolation e) {
      return Optional.of(e.violation());
    } catch (TlsException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(RawClient client, Kind kind, String letter) throws TlsException {
    switch (letter) {
      case "c" -> {
        client.sendHello(client.pskHello(kind.extensions(client)));
        if (client.stage == null) {
          client.share(NamedGroup.SECP256R1);
        }
      }
      case "a" -> client.deliver(early(client));
      case "A" -> client.sendData("data");
      case "D" -> client.sendEndOfEarlyData();
      case "C" -> client.send(client.certificate(Identity.CLIENT));
      case "N" -> client.send(new Certificate(Bytes.EMPTY, List.of()));
      case "V" -> client.send(client.certificateVerify(Identity.CLIENT));
      case "F" -> client.sendFinished();
      case "T" ->
          client.send(new NewSessionTicket(1, 1, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.NONE));
      case "U" -> sendKeyUpdate(client);
      case "S" -> client.send(Situations.rawServer().serverHello());
      default -> throw new IllegalArgumentException(letter);
    }
  }

  private static Bytes early(RawClient client) {
    Bytes data = BuffersTest.pattern(100);
    return client.early == null
        ? RecordCipher.plain(ContentType.APPLICATION_DATA, data)
        : client.early.seal(ContentType.APPLICATION_DATA, data, 0);
  }

  private static void sendKeyUpdate(RawClient client) throws TlsException {
    if (client.main == null) {
      client.send(new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    } else {
      client.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    }
  }
}
