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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.InMemoryStrikeRegister;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.session.StoredTickets;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The memory of this very process, written out after a collection and searched for every secret
/// that there was. The connections are held all the while: it is not enough that nobody could reach
/// their secrets any more because nobody has the connections.
@DisplayName("Row 40: a heap dump holds no secret of a closed connection (CVE-2024-20945)")
class HeapDumpTest {
  private static final List<CipherSuite> SUITES =
      List.of(
          CipherSuite.TLS_AES_128_GCM_SHA256,
          CipherSuite.TLS_AES_256_GCM_SHA384,
          CipherSuite.TLS_CHACHA20_POLY1305_SHA256);

  private final List<Object> held = new ArrayList<>();

  @Test
  void aClosedConnectionLeavesNone(@TempDir Path folder) throws Exception {
    MaskedSecrets open = new MaskedSecrets();
    MaskedSecrets closed = new MaskedSecrets();
    MaskedSecrets resumed = new MaskedSecrets();
    MaskedSecrets unfinished = new MaskedSecrets();
    for (CipherSuite suite : SUITES) {
      connect(open, suite);
      end(connect(closed, suite), HeapDumpTest::closeBothWays);
      end(connect(closed, suite), HeapDumpTest::abort);
      end(connect(closed, suite), HeapDumpTest::forge);
    }
    resume(resumed);
    giveUpAtEveryRecord(unfinished);

    MappedByteBuffer dump;
    try {
      dump = dump(folder.resolve("live.hprof"));
    } finally {
      Reference.reachabilityFence(held);
    }

    // The search finds what is there, and the handshake's secrets are gone before the connection.
    assertThat(open.foundIn(dump))
        .contains(
            KeyLog.Label.CLIENT_TRAFFIC_SECRET_0.name(),
            KeyLog.Label.SERVER_TRAFFIC_SECRET_0.name(),
            KeyLog.Label.EXPORTER_SECRET.name(),
            "a key that seals",
            "a key that opens")
        .doesNotContain(
            KeyLog.Label.CLIENT_HANDSHAKE_TRAFFIC_SECRET.name(),
            KeyLog.Label.SERVER_HANDSHAKE_TRAFFIC_SECRET.name(),
            "a shared secret",
            "a private key");
    assertThat(closed.size()).isGreaterThan(300);
    assertThat(closed.foundIn(dump)).isEmpty();
    assertThat(resumed.foundIn(dump)).isEmpty();
    assertThat(unfinished.foundIn(dump)).isEmpty();
  }

  private static MappedByteBuffer dump(Path file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private Pair connect(MaskedSecrets secrets, CipherSuite suite) {
    Policy policy = Tls13.POLICY.withSuites(List.of(suite)).withGroups(List.of(NamedGroup.X25519));
    Pair pair =
        Pair.of(
            secrets.provider(),
            client -> client.policy(policy).keyLog(secrets).sessions(ClientSessions.none()),
            server -> server.policy(policy).keyLog(secrets).resumption(Resumption.none()));
    held.add(pair);
    return pair.handshake();
  }

  // Not before there were keys of a second generation, and an exported value.
  private static void end(Pair pair, Consumer<Pair> way) {
    pair.client.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    pair.run().exchange();
    pair.server.connection.export("EXPORTER-test", Bytes.EMPTY, 32);
    way.accept(pair);
  }

  private static void closeBothWays(Pair pair) {
    pair.client.connection.outbound().close();
    pair.run();
    pair.server.connection.outbound().close();
    pair.run();
  }

  private static void abort(Pair pair) {
    pair.client.connection.abort();
    pair.server.connection.abort();
  }

  private static void forge(Pair pair) {
    Bytes noise = RecordCipher.plain(ContentType.APPLICATION_DATA, Bytes.owning(new byte[40]));
    pair.relayedBy((_, _) -> List.of(noise)).send(Side.CLIENT, Bytes.of((byte) 1));
    assertThat(pair.server.connection.failure()).isPresent();
    assertThat(pair.client.connection.failure()).isPresent();
  }

  // The key of the ticket, and what comes of it for early data.
  private void resume(MaskedSecrets secrets) throws TlsException {
    OneTicket tickets = new OneTicket(secrets);
    AtomicLong nanos = new AtomicLong();
    InMemoryStrikeRegister register = new InMemoryStrikeRegister(100, nanos::get);
    nanos.set(60_000_000_000L);
    ClientConfig client =
        Pair.client(secrets.provider())
            .keyLog(secrets)
            .sessions(tickets)
            .earlyData(EarlyDataUse.WHERE_ALLOWED)
            .build();
    ServerConfig server =
        Pair.server(secrets.provider())
            .keyLog(secrets)
            .resumption(
                Resumption.with(new StoredTickets(1, JcaCryptoProvider.installed().random()))
                    .perConnection(1)
                    .earlyData(EarlyDataAcceptance.guardedBy(register)))
            .build();
    for (int i = 0; i < 2; i++) {
      Pair pair =
          new Pair(
              TlsConnection.client(
                  client, Optional.of("server.example"), Optional.of("server.example:443")),
              TlsConnection.server(ConfigSource.always(server)));
      held.add(pair);
      pair.handshake().exchange();
      assertThat(pair.server.connection.earlyData().status())
          .isEqualTo(i == 0 ? EarlyDataStatus.NOT_OFFERED : EarlyDataStatus.ACCEPTED);
      closeBothWays(pair);
    }
    held.add(client);
    held.add(server);
  }

  // Handshakes that are aborted when one more record has arrived each time.
  private void giveUpAtEveryRecord(MaskedSecrets secrets) {
    for (int records = 0; records < 8; records++) {
      int[] left = {records};
      Pair pair =
          Pair.of(secrets.provider(), one -> one.keyLog(secrets), one -> one.keyLog(secrets))
              .relayedBy((_, record) -> left[0]-- > 0 ? List.of(record) : List.of());
      held.add(pair);
      pair.run();
      abort(pair);
    }
  }

  /// Keeps the first ticket only, and notes its key.
  private static final class OneTicket implements ClientSessions {
    private final MaskedSecrets secrets;
    private final List<SessionTicket> kept = new ArrayList<>();
    private boolean taken;

    OneTicket(MaskedSecrets secrets) {
      this.secrets = secrets;
    }

    @Override
    public void put(SessionKey key, SessionTicket ticket) {
      if (taken) {
        ticket.close();
        return;
      }
      secrets.note("a ticket's key", ticket.session().psk());
      kept.add(ticket);
    }

    @Override
    public Optional<SessionTicket> take(SessionKey key) {
      taken = !kept.isEmpty();
      return taken ? Optional.of(kept.removeFirst()) : Optional.empty();
    }
  }
}
