package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.Trust;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ResumptionTest {
  private static final byte[] PING = {'p', 'i', 'n', 'g'};

  @Test
  void aClientResumesWhatItBegan() throws IOException {
    BlockingQueue<Boolean> resumed = new LinkedBlockingQueue<>();
    TlsServer.Handler noting =
        channel -> {
          resumed.add(channel.negotiated().isResumed());
          Loopback.echo(channel);
        };
    TlsClient client = Peers.client();
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), noting)) {
      assertThat(isResumed(client, server)).isFalse();
      assertThat(isResumed(client, server)).isTrue();
      assertThat(isResumed(client, server)).isTrue();
      assertThat(isResumed(Peers.client(), server)).isFalse();
      assertThat(resumed).containsExactly(false, true, true, false);
    }
  }

  @Test
  void aClientWithAnotherConfigurationBeginsAnew() throws IOException {
    TlsClient client = Peers.client();
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo)) {
      assertThat(isResumed(client, server)).isFalse();
      assertThat(isResumed(client.timeouts(Timeouts.DEFAULT), server)).isFalse();
      assertThat(isResumed(client, server)).isTrue();
      TlsClient forgetful = client.sessions(ClientSessions.none());
      assertThat(isResumed(forgetful, server)).isFalse();
      assertThat(isResumed(forgetful, server)).isFalse();
    }
  }

  @Test
  void aServerTakesNoTicketOfAClientThatOnlyAnotherServerTrusts() throws IOException {
    Resumption shared = Resumption.ownKeys(JcaCryptoProvider.installed());
    TlsClient client =
        TlsClient.trusting(Peers.trust())
            .identifiedBy(Peers.identity("client"))
            .sessions(new AnyServersSessions());
    try (TlsServer one = trusting(Peers.trust(), shared);
        TlsServer same = trusting(Peers.trust(), shared);
        TlsServer other = trusting(Trust.nobody(), shared)) {
      assertThat(isResumed(client, one)).isFalse();
      assertThat(isResumed(client, same)).isTrue();
      assertThatExceptionOfType(TlsIOException.class).isThrownBy(() -> isResumed(client, other));
    }
  }

  private static TlsServer trusting(Trust trust, Resumption shared) throws IOException {
    return Peers.server()
        .clientAuthentication(ClientAuthentication.NEED, PathVerifier.trusting(trust).forClients())
        .resumption(shared)
        .listen(Loopback.anyPort(), Loopback::echo);
  }

  /// Offers every server the latest ticket, whoever gave it.
  private static final class AnyServersSessions implements ClientSessions {
    private final Deque<SessionTicket> tickets = new ConcurrentLinkedDeque<>();

    @Override
    public void put(SessionKey key, SessionTicket ticket) {
      tickets.push(ticket);
    }

    @Override
    public Optional<SessionTicket> take(SessionKey key) {
      return Optional.ofNullable(tickets.poll());
    }
  }

  @Test
  void earlyDataIsAnsweredBeforeTheHandshakeIsDone() throws IOException {
    BlockingQueue<Boolean> establishedAtAnswer = new LinkedBlockingQueue<>();
    TlsServer.Handler early =
        channel -> {
          byte[] request = channel.earlyData().readNBytes(PING.length);
          if (request.length > 0) {
            channel.output().write(request);
            establishedAtAnswer.add(channel.isEstablished());
          }
          Loopback.echo(channel);
        };
    TlsClient client = Peers.client();
    // The JVM has just begun: its clock of replays too.
    try (TlsServer server = taking(1 << 14).listen(Loopback.anyPort(), early)) {
      assertThat(isResumed(client, server)).isFalse();
      ByteBuffer data = ByteBuffer.wrap(PING);
      int port = server.address().getPort();
      try (TlsChannel channel = client.connectWithEarlyData("localhost", port, data)) {
        assertThat(channel.negotiated().earlyData()).isEqualTo(EarlyDataStatus.ACCEPTED);
        assertThat(data.hasRemaining()).isFalse();
        assertThat(channel.input().readNBytes(PING.length)).isEqualTo(PING);
        channel.output().write("more".getBytes(StandardCharsets.US_ASCII));
        channel.closeWrite();
        assertThat(channel.input().readAllBytes()).asString().isEqualTo("more");
      }
      assertThat(establishedAtAnswer).hasSize(1);
    }
  }

  @Test
  void theServerGetsAllEarlyDataAndThenTheRest() throws IOException {
    byte[] first = Loopback.data(40_000, 1);
    BlockingQueue<byte[]> got = new LinkedBlockingQueue<>();
    TlsServer.Handler collecting =
        channel -> {
          got.add(channel.earlyData().readAllBytes());
          assertThat(channel.isEstablished()).isTrue();
          got.add(channel.input().readAllBytes());
        };
    TlsClient client = Peers.client();
    try (TlsServer server = taking(1 << 16).listen(Loopback.anyPort(), collecting)) {
      assertThat(isResumed(client, server)).isFalse();
      got.clear();
      ByteBuffer data = ByteBuffer.wrap(first);
      int port = server.address().getPort();
      try (TlsChannel channel = client.connectWithEarlyData("localhost", port, data)) {
        channel.output().write(PING);
      }
      assertThat(List.copyOf(got)).containsExactly(first, PING);
    }
  }

  @Test
  void whatIsNotTakenRemainsWithTheCaller() throws IOException {
    TlsClient client = Peers.client();
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo)) {
      for (int i = 0; i < 2; i++) {
        ByteBuffer data = ByteBuffer.wrap(PING);
        int port = server.address().getPort();
        try (TlsChannel channel = client.connectWithEarlyData("localhost", port, data)) {
          assertThat(channel.negotiated().earlyData()).isEqualTo(EarlyDataStatus.NOT_OFFERED);
          assertThat(data.remaining()).isEqualTo(PING.length);
          channel.write(data);
          channel.closeWrite();
          assertThat(channel.input().readAllBytes()).isEqualTo(PING);
        }
      }
    }
  }

  @Test
  void moreThanIsAllowedIsNotSentEarly() throws IOException {
    TlsClient client = Peers.client();
    try (TlsServer server = taking(3).listen(Loopback.anyPort(), Loopback::echo)) {
      assertThat(isResumed(client, server)).isFalse();
      ByteBuffer data = ByteBuffer.wrap(PING);
      int port = server.address().getPort();
      try (TlsChannel channel = client.connectWithEarlyData("localhost", port, data)) {
        assertThat(channel.negotiated().isResumed()).isTrue();
        assertThat(data.remaining()).isEqualTo(PING.length);
      }
    }
  }

  @Test
  void aHandlerThatReadsNothingStillEndsInOrder() throws IOException {
    TlsServer.Handler answering =
        channel -> {
          if (channel.earlyData().read() >= 0) {
            channel.output().write(PING);
          }
        };
    TlsClient client = Peers.client();
    try (TlsServer server = taking(1 << 14).listen(Loopback.anyPort(), answering)) {
      try (TlsChannel channel = client.connect("localhost", server.address().getPort())) {
        assertThat(channel.input().readAllBytes()).isEmpty();
      }
      int port = server.address().getPort();
      ByteBuffer data = ByteBuffer.wrap(PING);
      try (TlsChannel channel = client.connectWithEarlyData("localhost", port, data)) {
        assertThat(channel.input().readAllBytes()).isEqualTo(PING);
      }
    }
  }

  @Test
  void aClientHasNoEarlyDataToRead() throws IOException {
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo);
        TlsChannel channel = Peers.connect(server);
        InputStream early = channel.earlyData()) {
      assertThat(early.read()).isNegative();
    }
  }

  @Test
  void anExternalKeyIsProofEnough() throws IOException {
    try (ExternalPsk theirs = key();
        ExternalPsk ours = key();
        TlsServer server =
            Peers.server()
                .externalPsks(ExternalPsks.of(List.of(theirs)))
                .listen(Loopback.anyPort(), Loopback::echo);
        TlsChannel channel =
            Peers.client().externalPsks(ours).connect("localhost", server.address().getPort())) {
      assertThat(channel.negotiated().externalPsk()).contains(ours.identity());
      assertThat(channel.negotiated().peer()).isEmpty();
    }
  }

  private static TlsServerBuilder taking(int bytes) {
    return Peers.server()
        .resumption(
            Resumption.ownKeys(JcaCryptoProvider.jdkOnly())
                .earlyData(
                    new EarlyDataAcceptance(
                        bytes, EarlyDataAcceptance.DEFAULT_FRESHNESS, (_, _) -> true)));
  }

  private static boolean isResumed(TlsClient client, TlsServer server) throws IOException {
    try (TlsChannel channel = client.connect("localhost", server.address().getPort())) {
      channel.output().write(PING);
      channel.closeWrite();
      channel.input().readAllBytes();
      return channel.negotiated().isResumed();
    }
  }

  private static ExternalPsk key() {
    return ExternalPsk.plain(Bytes.of((byte) 'a'), Loopback.data(32, 3), HashAlgorithm.SHA256);
  }
}
