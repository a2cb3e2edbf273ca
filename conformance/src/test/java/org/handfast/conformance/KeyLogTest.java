package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handfast.engine.Side;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The key log (RFC 9850)")
class KeyLogTest {
  private static final int RANDOM_OFFSET = 5 + 4 + 2;

  private final Written clients = new Written();
  private final Written servers = new Written();

  private Pair pair() {
    return Pair.of(client -> client.keyLog(clients), server -> server.keyLog(servers));
  }

  @Test
  void bothEndsTellTheSameSecretsInTheOrderOfTheSchedule() {
    pair().handshake().exchange();
    assertThat(clients.secrets)
        .containsExactlyEntriesOf(servers.secrets)
        .containsOnlyKeys(
            KeyLog.Label.CLIENT_HANDSHAKE_TRAFFIC_SECRET,
            KeyLog.Label.SERVER_HANDSHAKE_TRAFFIC_SECRET,
            KeyLog.Label.CLIENT_TRAFFIC_SECRET_0,
            KeyLog.Label.SERVER_TRAFFIC_SECRET_0,
            KeyLog.Label.EXPORTER_SECRET)
        .doesNotContain(entry(KeyLog.Label.EXPORTER_SECRET, Bytes.owning(new byte[32])));
    assertThat(clients.secrets.values()).doesNotHaveDuplicates();
  }

  @Test
  void aConnectionIsKnownByTheRandomOfItsClientHello() {
    Pair pair = pair().handshake();
    Bytes hello = pair.sentBy(Side.CLIENT).getFirst();
    Bytes random = hello.slice(RANDOM_OFFSET, RANDOM_OFFSET + 32);
    assertThat(clients.random).isEqualTo(random);
    assertThat(servers.random).isEqualTo(random);
  }

  @Test
  void aSecondHelloChangesNothing() {
    Policy policy = Tls13.POLICY;
    Pair.of(
            client ->
                client
                    .keyLog(clients)
                    .policy(policy.withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1))),
            server ->
                server.keyLog(servers).policy(policy.withGroups(List.of(NamedGroup.SECP384R1))))
        .handshake();
    assertThat(clients.secrets).hasSize(5).containsExactlyEntriesOf(servers.secrets);
    assertThat(clients.random).isEqualTo(servers.random);
  }

  @Test
  void laterGenerationsAreNotTold() {
    Pair pair = pair().handshake();
    pair.client.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    pair.run().exchange();
    assertThat(clients.calls).isEqualTo(5);
    assertThat(servers.calls).isEqualTo(5);
  }

  @Test
  void nobodyIsToldByDefault() {
    assertThat(Pair.client(TestCrypto.PROVIDER).build().keyLog()).isSameAs(KeyLog.NONE);
    assertThat(Pair.server(TestCrypto.PROVIDER).build().keyLog()).isSameAs(KeyLog.NONE);
  }

  @Test
  void aLogThatThrowsIsAFaultOfThisSide() {
    Pair pair =
        Pair.of(
            client ->
                client.keyLog(
                    (_, _, _) -> {
                      throw new IllegalArgumentException("no log today");
                    }),
            server -> server);
    pair.run();
    assertThat(pair.client.connection.failure()).containsInstanceOf(LocalFault.class);
  }

  private static final class Written implements KeyLog {
    final Map<Label, Bytes> secrets = new LinkedHashMap<>();
    Bytes random = Bytes.EMPTY;
    int calls;

    @Override
    public void log(Label label, Bytes clientRandom, Secret secret) {
      secrets.put(label, secret.use(Bytes::of));
      random = clientRandom;
      calls++;
    }
  }
}
