package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.EncryptThenMacUse;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.StoredTickets;
import org.handfast.engine.session.Tickets;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The secrets of TLS 1.2 end with what they were for: as [HeapDumpTest] and [SecretsTest] have it
/// for TLS 1.3.
@DisplayName("Row 40: secrets of TLS 1.2 end (CVE-2024-20945)")
class Tls12SecretsTest {
  private static final List<CipherSuite> SUITES =
      List.of(
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
          CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
          CipherSuite.TLS_RSA_WITH_NULL_SHA256);

  private final List<Object> held = new ArrayList<>();

  static Stream<Named<Consumer<Pair>>> ends() {
    return Stream.of(
        Named.of(
            "closed",
            pair -> {
              pair.client.connection.outbound().close();
              pair.run();
            }),
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
              pair.relayedBy((_, _) -> List.of(noise)).send(Side.CLIENT, Bytes.of((byte) 1));
            }));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void noKeyOutlivesTheConnection(Consumer<Pair> end) {
    for (CipherSuite suite : SUITES) {
      SpyCrypto clients = new SpyCrypto();
      SpyCrypto servers = new SpyCrypto();
      Policy policy = policy(suite, true);
      Pair pair =
          new Pair(
              Tls12.connection(
                  Tls12.client(clients.provider(), _ -> Optional.empty()).policy(policy)),
              Tls12.connection(
                  Tls12.server(servers.provider(), Identity.RSA.source())
                      .keyTransport(Identity.KEY_TRANSPORT.keyTransport())
                      .resumption(Resumption.none())
                      .policy(policy)));
      pair.handshake().exchange();
      assertThat(clients.keys()).hasSizeGreaterThan(5);
      end.accept(pair);
      assertThat(alive(clients)).as("the client's, " + suite).isEmpty();
      assertThat(alive(servers)).as("the server's, " + suite).isEmpty();
    }
  }

  @Test
  void aHeapDumpHoldsNoneOfAClosedConnection(@TempDir Path folder) throws Exception {
    MaskedSecrets open = new MaskedSecrets();
    MaskedSecrets closed = new MaskedSecrets();
    MaskedSecrets resumed = new MaskedSecrets();
    MaskedSecrets unfinished = new MaskedSecrets();
    for (CipherSuite suite : SUITES) {
      for (boolean newer : List.of(true, false)) {
        connect(open, suite, newer);
        for (Named<Consumer<Pair>> end : ends().toList()) {
          Pair pair = connect(closed, suite, newer);
          pair.exchange();
          if (newer) {
            pair.server.connection.export("EXPORTER-test", Bytes.EMPTY, 32);
          }
          end.getPayload().accept(pair);
        }
      }
      resume(resumed, suite);
      giveUpAtEveryRecord(unfinished, suite);
    }

    MappedByteBuffer dump;
    try {
      dump = dump(folder.resolve("live.hprof"));
    } finally {
      Reference.reachabilityFence(held);
    }

    // The search finds what is there, and the handshake's secrets are gone before the connection.
    assertThat(open.foundIn(dump))
        .contains(KeyLog.Label.CLIENT_RANDOM.name(), "a key that seals", "a key that encrypts")
        .doesNotContain("a premaster secret", "a shared secret", "a private key");
    assertThat(closed.size()).isGreaterThan(300);
    assertThat(closed.foundIn(dump)).isEmpty();
    assertThat(resumed.foundIn(dump)).isEmpty();
    assertThat(unfinished.foundIn(dump)).isEmpty();
  }

  private Pair connect(MaskedSecrets secrets, CipherSuite suite, boolean newer) {
    Pair pair =
        new Pair(
            Tls12.connection(client(secrets, suite, newer).sessions(ClientSessions.none())),
            Tls12.connection(server(secrets, suite, newer).resumption(Resumption.none())));
    held.add(pair);
    return pair.handshake();
  }

  private void resume(MaskedSecrets secrets, CipherSuite suite) {
    // The last one takes the session along: it is not allowed to keep another.
    Once sessions = new Once();
    ClientConfig client = client(secrets, suite, true).sessions(sessions).build();
    ServerConfig server =
        server(secrets, suite, true).resumption(Resumption.with(new OneTicket())).build();
    for (int i = 0; i < 2; i++) {
      Pair pair =
          new Pair(
              TlsConnection.client(
                  client, Optional.of("server.example"), Optional.of("server.example:443")),
              TlsConnection.server(ConfigSource.always(server)));
      held.add(pair);
      pair.handshake().exchange();
      assertThat(pair.client.connection.negotiated().isResumed()).isEqualTo(i > 0);
      pair.client.connection.outbound().close();
      pair.run();
    }
    held.add(client);
    held.add(server);
  }

  private void giveUpAtEveryRecord(MaskedSecrets secrets, CipherSuite suite) {
    for (int records = 0; records < 10; records++) {
      int[] left = {records};
      Pair pair =
          new Pair(
                  Tls12.connection(client(secrets, suite, true)),
                  Tls12.connection(server(secrets, suite, true).resumption(Resumption.none())))
              .relayedBy((_, record) -> left[0]-- > 0 ? List.of(record) : List.of());
      held.add(pair);
      pair.run();
      pair.client.connection.abort();
      pair.server.connection.abort();
    }
  }

  private static ClientConfig.Builder client(
      MaskedSecrets secrets, CipherSuite suite, boolean newer) {
    return Tls12.client(secrets.provider(), _ -> Optional.empty())
        .keyLog(secrets)
        .policy(policy(suite, newer));
  }

  private static ServerConfig.Builder server(
      MaskedSecrets secrets, CipherSuite suite, boolean newer) {
    return Tls12.server(secrets.provider(), Identity.RSA.source())
        .keyTransport(secrets.keyTransport(Identity.KEY_TRANSPORT))
        .keyLog(secrets)
        .policy(policy(suite, newer));
  }

  // With what was added to TLS 1.2 later, or as it was first.
  private static Policy policy(CipherSuite suite, boolean newer) {
    return Tls12.POLICY
        .withSuites(List.of(suite))
        .withGroups(List.of(NamedGroup.X25519))
        .withExtendedMasterSecret(
            newer ? ExtendedMasterSecretUse.REQUIRED : ExtendedMasterSecretUse.NEVER)
        .withEncryptThenMac(newer ? EncryptThenMacUse.WHERE_POSSIBLE : EncryptThenMacUse.NEVER);
  }

  private static List<byte[]> alive(SpyCrypto spy) {
    return spy.keys().stream().filter(key -> !Arrays.equals(key, new byte[key.length])).toList();
  }

  private static MappedByteBuffer dump(Path file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /// Makes one ticket, and knows it once.
  private static final class OneTicket implements Tickets {
    private final Tickets stored = new StoredTickets(1, TestCrypto.PROVIDER.random());
    private boolean issued;

    @Override
    public Optional<Bytes> issue(Session session) {
      if (issued) {
        return Optional.empty();
      }
      issued = true;
      return stored.issue(session);
    }

    @Override
    public Optional<Session> redeem(Bytes ticket) {
      return stored.redeem(ticket);
    }
  }
}
