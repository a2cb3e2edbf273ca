package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.InMemoryStrikeRegister;
import org.handfast.engine.session.SteadyClock;
import org.handfast.engine.session.TicketKey;
import org.handfast.engine.session.TicketKeys;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Somebody in the middle sends a client's first flight again (RFC 9846 8).
@DisplayName("Row 19: a first flight is taken once")
class ReplayTest {
  private static final Duration PAST_THE_REFUSAL = Duration.ofSeconds(21);
  private static final TicketKeys KEYS =
      TicketKeys.of(
          List.of(new TicketKey(BuffersTest.pattern(16), BuffersTest.pattern(32).toArray())));

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong wallOffset = new AtomicLong();

  @Test
  void byTwoThreadsAHundredTimes() throws Exception {
    ServerConfig server = started();
    pass(PAST_THE_REFUSAL);
    Bytes flight = flight(server);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Integer>> replays =
          IntStream.range(0, 100)
              .<Callable<Integer>>mapToObj(_ -> () -> taken(server, flight))
              .toList();
      int taken = 0;
      for (var replay : threads.invokeAll(replays)) {
        taken += result(replay);
      }
      assertThat(taken).isEqualTo(1);
    }
  }

  @Test
  void afterARestartItIsNotTaken() throws TlsException {
    ServerConfig before = started();
    pass(PAST_THE_REFUSAL);
    Bytes flight = flight(before);
    assertThat(taken(before, flight)).isEqualTo(1);
    ServerConfig after = started();
    for (int second = 0; second < 30; second++) {
      assertThat(taken(after, flight)).isZero();
      pass(Duration.ofSeconds(1));
    }
    assertThat(taken(after, flight(after))).isEqualTo(1);
  }

  @Test
  void aJumpOfTheWallClockMakesNoFlightFreshAgain() throws TlsException {
    for (Duration jump : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
      ServerConfig server = started();
      pass(PAST_THE_REFUSAL);
      Bytes flight = flight(server);
      assertThat(taken(server, flight)).isEqualTo(1);
      wallOffset.addAndGet(jump.toNanos());
      assertThat(taken(server, flight)).isZero();
      // When the register has forgotten it, it is stale.
      pass(jump.abs());
      assertThat(taken(server, flight)).isZero();
    }
  }

  @Test
  void anOldFlightIsStale() throws TlsException {
    ServerConfig server = started();
    pass(PAST_THE_REFUSAL);
    Bytes held = flight(server);
    pass(Duration.ofSeconds(11));
    assertThat(taken(server, held)).isZero();
    assertThat(taken(server, flight(server))).isEqualTo(1);
  }

  @Test
  void anAgeThatTheClientMadeUpIsStale() throws TlsException {
    ServerConfig server = started();
    pass(PAST_THE_REFUSAL);
    RawClient client = PskSituations.returning(server);
    RawPsk ticket = client.psks.getFirst();
    for (long skew : new long[] {11_000, -11_000, 1L << 31}) {
      long age = (ticket.label().obfuscatedTicketAge() + skew) & 0xFFFF_FFFFL;
      client.psks = List.of(ticket.withAge(age));
      assertThat(taken(server, flight(client))).isZero();
    }
  }

  @Test
  @DisplayName("garbage where early data was taken ends the connection")
  void garbageIsNotSkippedWhereEarlyDataIsTaken() throws TlsException {
    RawClient client = PskSituations.sendingEarly(1000);
    RawPeer.Refusal refusal =
        client.refusal(
            () ->
                client.deliver(
                    RecordCipher.plain(ContentType.APPLICATION_DATA, BuffersTest.pattern(100))));
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause -> assertThat(cause.violation()).isEqualTo(RecordViolation.BAD_RECORD));
  }

  /// A process that starts now.
  private ServerConfig started() {
    EarlyDataAcceptance once =
        EarlyDataAcceptance.guardedBy(new InMemoryStrikeRegister(1000, nanos::get));
    return PskSituations.server(
        one ->
            one.clock(new SteadyClock(this::wall, nanos::get))
                .resumption(Resumption.sealed(KEYS, TestCrypto.PROVIDER).earlyData(once)));
  }

  private Instant wall() {
    return Instant.parse("2026-01-01T00:00:00Z").plusNanos(nanos.get() + wallOffset.get());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Bytes flight(ServerConfig server) throws TlsException {
    return flight(PskSituations.returning(server));
  }

  // A hello and a byte of early data, kept back.
  private static Bytes flight(RawClient client) throws TlsException {
    RawClient writer = new RawClient(client.opposite);
    writer.psks = client.psks;
    Bytes hello =
        writer.record(ContentType.HANDSHAKE, writer.say(writer.pskHello(new EarlyData())));
    RecordCipher early =
        new RecordCipher(
            writer
                .psks
                .getFirst()
                .stage(writer.suite.hash(), writer.scope)
                .earlyTraffic(writer.suite, writer.transcript.firstHelloHash(writer.suite.hash())));
    return Bytes.concat(hello, early.seal(ContentType.APPLICATION_DATA, RawPeer.bytes("x"), 0));
  }

  // The bytes of early data that a connection takes from this flight.
  private static int taken(ServerConfig server, Bytes flight) throws TlsException {
    Endpoint end = new Endpoint(TlsConnection.server(ConfigSource.always(server)));
    end.receive(flight);
    assertThat(end.connection.negotiated().isResumed()).isTrue();
    return end.connection.earlyData().available();
  }

  private static int result(Future<Integer> replay) {
    try {
      return replay.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
