package org.handfast.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.session.Tickets;
import org.handfast.engine.testing.Rfc8448Replay;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// A server that has given out RFC 8448's ticket (section 3) takes the first flight of section 4:
/// its binder verifies, and its early data opens.
class Rfc8448EarlyDataTest {
  private static final Rfc8448 TRACE = Rfc8448.RESUMED;
  private static final Instant ISSUED = Instant.parse("2018-01-01T00:00:00Z");

  private final NewSessionTicket ticket =
      (NewSessionTicket) Rfc8448Replay.decode(Rfc8448.SIMPLE.handshakeMessages().getLast());

  @Test
  void theTracesEarlyDataIsTaken() throws TlsException {
    TlsConnection server = TlsConnection.server(ConfigSource.always(config()));
    receive(server, sent("send handshake record"));
    assertThat(server.negotiated().isResumed()).isTrue();
    assertThat(server.earlyData().status()).isEqualTo(EarlyDataStatus.ACCEPTED);

    ByteBuffer net = ByteBuffer.allocate(20_000);
    while (server.wants() instanceof Wants.Output) {
      server.outbound().write(ByteBuffer.allocate(0), net.clear());
    }
    receive(server, sent("send application_data record"));
    Bytes payload =
        TRACE.steps("client", "send application_data record").getFirst().value("payload");
    ByteBuffer data = ByteBuffer.allocate(100);
    assertThat(server.earlyData().read(data)).isEqualTo(payload.length());
    assertThat(Bytes.copyOf(data.array(), 0, data.position())).isEqualTo(payload);
  }

  private ServerConfig config() {
    EarlyDataAcceptance once = EarlyDataAcceptance.guardedBy((_, _) -> true);
    // The age that the trace's client tells, in milliseconds.
    Duration age = Duration.ofMillis(toldAge() - ticket.ticketAgeAdd());
    return ServerConfig.with(TestCrypto.PROVIDER)
        .identifiedBy(CredentialSource.none())
        .resumption(Resumption.with(knowing()).earlyData(once))
        .clock(() -> ISSUED.plus(age))
        .build();
  }

  private static long toldAge() {
    ClientHello hello =
        (ClientHello)
            Rfc8448Replay.decode(
                TRACE.steps("client", "send handshake record").getFirst().value("payload"));
    PreSharedKeys keys = hello.extensions().find(PreSharedKeys.class).orElseThrow();
    return keys.identities().getFirst().obfuscatedTicketAge();
  }

  private Tickets knowing() {
    return new Tickets() {
      @Override
      public Optional<Bytes> issue(Session session) {
        return Optional.empty();
      }

      @Override
      public Optional<Session> redeem(Bytes label) {
        return label.equals(ticket.ticket()) ? Optional.of(session()) : Optional.empty();
      }
    };
  }

  private Session session() {
    return new Session(
        TRACE.value("client", "extract secret \"early\"", "IKM").toArray(),
        new Session.Terms(
            CipherSuite.TLS_AES_128_GCM_SHA256,
            ISSUED,
            Duration.ofSeconds(ticket.ticketLifetime()),
            ticket.ticketAgeAdd(),
            1024,
            Optional.of("server"),
            Optional.empty(),
            Optional.empty(),
            SessionBinding.of(
                config(), 0, TestCrypto.PROVIDER.hash(HashAlgorithm.SHA256).orElseThrow()),
            SessionSecret.PSK));
  }

  private static Bytes sent(String action) {
    return TRACE.steps("client", action).getFirst().value("complete record");
  }

  private static void receive(TlsConnection server, Bytes record) throws TlsException {
    server.inbound().read(ByteBuffer.wrap(record.toArray()), ByteBuffer.allocate(0));
    while (server.wants() instanceof Wants.Work(Runnable task)) {
      task.run();
    }
  }
}
