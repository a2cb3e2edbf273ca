package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.session.ClientSessionCache;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.ServerSessionCache;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionLabel;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.session.Tickets;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.pki.PathVerifier;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Both versions are spoken unless the policy says otherwise; what is here is about the older one.
@Timeout(60)
final class Tls12Test {
  private static final Policy OLDER = Policy.MODERN_2026.withVersions(ProtocolVersion.TLS_1_2);
  private static final Policy NEWER = Policy.MODERN_2026.withVersions(ProtocolVersion.TLS_1_3);

  @TempDir private Path folder;

  @Test
  void theLatestVersionOfBothIsSpoken() throws IOException {
    try (TlsServer both = Peers.server().listen(Loopback.anyPort(), Loopback::echo);
        TlsServer older = Peers.server().policy(OLDER).listen(Loopback.anyPort(), Loopback::echo);
        TlsServer newer = Peers.server().policy(NEWER).listen(Loopback.anyPort(), Loopback::echo)) {
      assertThat(version(Peers.client(), both)).isEqualTo(ProtocolVersion.TLS_1_3);
      assertThat(version(Peers.client(), older)).isEqualTo(ProtocolVersion.TLS_1_2);
      assertThat(version(Peers.client().policy(OLDER), both)).isEqualTo(ProtocolVersion.TLS_1_2);
      assertThatExceptionOfType(TlsIOException.class)
          .isThrownBy(() -> version(Peers.client().policy(OLDER), newer))
          .withMessageContaining("protocol_version");
    }
  }

  @Test
  void aClientProvesWhoItIs() throws Exception {
    BlockingQueue<Integer> chains = new LinkedBlockingQueue<>();
    TlsClient client =
        TlsClient.trusting(Peers.trust()).identifiedBy(Peers.identity("client")).policy(OLDER);
    try (TlsServer server =
        Peers.server()
            .clientAuthentication(
                ClientAuthentication.NEED, PathVerifier.trusting(Peers.trust()).forClients())
            .listen(
                Loopback.anyPort(),
                channel -> {
                  chains.add(channel.negotiated().peer().orElseThrow().chain().size());
                  Loopback.echo(channel);
                })) {
      assertThat(version(client, server)).isEqualTo(ProtocolVersion.TLS_1_2);
      assertThat(chains.take()).isPositive();
    }
  }

  @Test
  void aTicketIsUsedOnceAndReplaced() throws IOException {
    Noting sessions = new Noting();
    TlsClient client = Peers.client().policy(OLDER).sessions(sessions);
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo)) {
      assertThat(isResumed(client, server)).isFalse();
      assertThat(isResumed(client, server)).isTrue();
      assertThat(isResumed(client, server)).isTrue();
      assertThat(sessions.labels).containsOnly(SessionLabel.TICKET);
      assertThat(isResumed(Peers.client().policy(OLDER), server)).isFalse();
    }
  }

  /// A session that has an id is as good after the connection as before.
  @Test
  void aSessionWithAnIdIsPutBack() throws IOException {
    CryptoProvider crypto = JcaCryptoProvider.installed();
    Resumption byId =
        Resumption.with(Tickets.none())
            .perConnection(0)
            .sessions(new ServerSessionCache(crypto.random()));
    Noting sessions = new Noting();
    TlsClient client = Peers.client().policy(OLDER).sessions(sessions);
    try (TlsServer server =
        Peers.server().resumption(byId).listen(Loopback.anyPort(), Loopback::echo)) {
      assertThat(isResumed(client, server)).isFalse();
      assertThat(isResumed(client, server)).isTrue();
      assertThat(isResumed(client, server)).isTrue();
      assertThat(sessions.labels).hasSize(3).containsOnly(SessionLabel.SESSION_ID);
      assertThat(sessions.names.stream().distinct()).hasSize(1);
    }
  }

  @Test
  void aSessionOfOneVersionIsNoneOfTheOther() throws IOException {
    TlsClient client = Peers.client();
    ClientSessions shared = new Shared();
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo)) {
      assertThat(isResumed(client.policy(OLDER).sessions(shared), server)).isFalse();
      assertThat(isResumed(client.policy(NEWER).sessions(shared), server)).isFalse();
      assertThat(isResumed(client.policy(OLDER).sessions(shared), server)).isFalse();
      assertThat(isResumed(client.policy(OLDER).sessions(shared), server)).isTrue();
    }
  }

  @Test
  void theMasterSecretIsLoggedByTheClientsRandom() throws IOException {
    Path file = folder.resolve("keys");
    try (KeyLogFile log = KeyLogFile.appendingTo(file, Tls12Test::nobodyIsWarned);
        TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo)) {
      assertThat(version(Peers.client().policy(OLDER).keyLog(log), server))
          .isEqualTo(ProtocolVersion.TLS_1_2);
    }
    assertThat(Files.readAllLines(file))
        .singleElement()
        .asString()
        .matches("CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}");
  }

  /// RFC 5246 7.2.1: whoever is told of the end closes at once, without being asked to.
  @Test
  void anEndIsAnsweredAtOnce() throws Exception {
    BlockingQueue<Integer> reads = new LinkedBlockingQueue<>();
    TlsServer.Handler ending =
        channel -> {
          channel.closeWrite();
          reads.add(channel.input().read());
        };
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), ending);
        TlsChannel channel =
            Peers.client().policy(OLDER).connect("localhost", server.address().getPort())) {
      assertThat(channel.input().read()).isEqualTo(-1);
      // The client has not closed yet: its answer went out by itself.
      assertThat(reads.take()).isEqualTo(-1);
    }
  }

  private static ProtocolVersion version(TlsClient client, TlsServer server) throws IOException {
    try (TlsChannel channel = client.connect("localhost", server.address().getPort())) {
      channel.output().write(1);
      assertThat(channel.input().read()).isEqualTo(1);
      return channel.negotiated().version().orElseThrow();
    }
  }

  private static boolean isResumed(TlsClient client, TlsServer server) throws IOException {
    try (TlsChannel channel = client.connect("localhost", server.address().getPort())) {
      channel.output().write(1);
      assertThat(channel.input().read()).isEqualTo(1);
      return channel.negotiated().isResumed();
    }
  }

  private static void nobodyIsWarned(IOException failure) {
    throw new AssertionError(failure);
  }

  /// Notes what is kept.
  private static final class Noting implements ClientSessions {
    private final ClientSessions below = new ClientSessionCache();
    private final List<SessionLabel> labels = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    @Override
    public synchronized void put(SessionKey key, SessionTicket ticket) {
      labels.add(ticket.label());
      names.add(ticket.identity().toHex());
      below.put(key, ticket);
    }

    @Override
    public synchronized Optional<SessionTicket> take(SessionKey key) {
      return below.take(key);
    }
  }

  /// One place for all clients.
  private static final class Shared implements ClientSessions {
    private final ClientSessions below = new ClientSessionCache();

    @Override
    public void put(SessionKey key, SessionTicket ticket) {
      below.put(new SessionKey(key.peer(), "all"), ticket);
    }

    @Override
    public Optional<SessionTicket> take(SessionKey key) {
      return below.take(new SessionKey(key.peer(), "all"));
    }
  }
}
