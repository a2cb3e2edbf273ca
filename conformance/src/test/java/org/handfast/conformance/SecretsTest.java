package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Limits;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// When secrets end. The provider is a spy: the arrays that it was lent as keys are the secrets
/// themselves, so it can look later whether they are zero.
@DisplayName("Row 40: secrets end with what they were for")
class SecretsTest {
  private final SpyCrypto clients = new SpyCrypto();
  private final SpyCrypto servers = new SpyCrypto();

  private Pair pair() {
    return new Pair(
        TlsConnection.client(Pair.client(clients.provider()).build(), "server.example"),
        TlsConnection.server(
            ConfigSource.always(
                Pair.server(servers.provider())
                    .clientAuthentication(ClientAuthentication.WANT, Identity.TRUST)
                    .build())));
  }

  private SpyCrypto spy(Side side) {
    return side == Side.CLIENT ? clients : servers;
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void theHandshakesSecretsEndWithIt(Side side) {
    pair().handshake();
    // Left are the two traffic secrets of the application data, one for each direction.
    assertThat(alive(spy(side))).hasSize(2);
    assertThat(spy(side).keys()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void anUpdatedKeyEnds(Side side) {
    Pair pair = pair().handshake();
    Set<byte[]> before = alive(spy(side));
    pair.client.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    pair.run().exchange();
    Set<byte[]> after = alive(spy(side));
    assertThat(after).hasSize(2).doesNotContainAnyElementsOf(before);
  }

  static Stream<Named<Consumer<Pair>>> ends() {
    return Stream.of(
        Named.of("closed both ways", SecretsTest::closeBothWays),
        Named.of(
            "aborted",
            pair -> {
              pair.client.connection.abort();
              pair.server.connection.abort();
            }),
        Named.of(
            "failed",
            pair -> {
              Bytes noise =
                  RecordCipher.plain(ContentType.APPLICATION_DATA, Bytes.owning(new byte[40]));
              pair.relayedBy((_, _) -> List.of(noise));
              // The server cannot read what comes, and the client cannot read its alert.
              pair.send(Side.CLIENT, Bytes.of((byte) 1));
            }));
  }

  private static void closeBothWays(Pair pair) {
    pair.client.connection.outbound().close();
    pair.run();
    pair.server.connection.outbound().close();
    pair.run();
  }

  @ParameterizedTest
  @MethodSource("ends")
  void allSecretsEndWithTheConnection(Consumer<Pair> end) {
    Pair pair = pair().handshake();
    pair.exchange();
    end.accept(pair);
    assertThat(alive(clients)).isEmpty();
    assertThat(alive(servers)).isEmpty();
  }

  @Test
  void aDirectionThatIsClosedHasNoSecret() {
    Pair pair = pair().handshake();
    pair.client.connection.outbound().close();
    pair.run();
    assertThat(alive(clients)).hasSize(1);
    assertThat(alive(servers)).hasSize(1);
  }

  @Test
  void allSecretsEndWhereverTheHandshakeFails() {
    List<Bytes> fair = new ArrayList<>();
    pair()
        .relayedBy(
            (_, record) -> {
              fair.add(record);
              return List.of(record);
            })
        .handshake();
    for (int broken = 0; broken < fair.size(); broken++) {
      SecretsTest fresh = new SecretsTest();
      int[] count = {0};
      int target = broken;
      Pair pair =
          fresh
              .pair()
              .relayedBy(
                  (_, record) ->
                      count[0]++ == target ? List.of(Spoiled.flipLast(record)) : List.of(record));
      pair.run();
      for (Side side : Side.values()) {
        if (pair.end(side).connection.failure().isPresent()) {
          assertThat(alive(fresh.spy(side))).as("record %s broken, %s", broken, side).isEmpty();
        }
      }
      assertThat(
              pair.client.connection.failure().isPresent()
                  || pair.server.connection.failure().isPresent())
          .as("record %s broken", broken)
          .isTrue();
    }
  }

  @Test
  void noKeyIsEverUsedTwiceWithTheSameNonce() {
    Limits few = Limits.DEFAULT.withRecordsPerKey(5);
    Pair pair =
        Pair.of(clients.provider(), client -> client.limits(few), server -> server.limits(few));
    pair.handshake();
    for (int i = 0; i < 30; i++) {
      pair.exchange();
    }
    assertThat(clients.repeatedNonces()).isZero();
    assertThat(clients.sealedRecords()).isGreaterThan(60);
  }

  private static Set<byte[]> alive(SpyCrypto spy) {
    Set<byte[]> alive = Collections.newSetFromMap(new IdentityHashMap<>());
    for (byte[] key : spy.keys()) {
      if (!Arrays.equals(key, new byte[key.length])) {
        alive.add(key);
      }
    }
    return alive;
  }
}
