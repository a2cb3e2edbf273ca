package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The stream, cut at every byte offset of a short exchange: never a quiet end.
@Timeout(120)
final class TruncationTest {
  private static final byte[] ANSWER = "answer".getBytes(StandardCharsets.US_ASCII);
  private static final Timeouts SHORT = Timeouts.DEFAULT.withClose(Duration.ofMillis(1));

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void aClientSeesEveryCut() throws Exception {
    long whole = exchange(Long.MAX_VALUE, Cut.NOTHING).toClient();
    assertThat(whole).isGreaterThan(500);
    for (long offset = 0; offset < whole; offset++) {
      assertThat(exchange(offset, Cut.TO_CLIENT).clientFailure())
          .as("cut after %s of %s bytes", offset, whole)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aServerSeesEveryCut() throws Exception {
    long whole = exchange(Long.MAX_VALUE, Cut.NOTHING).toServer();
    assertThat(whole).isGreaterThan(200);
    for (long offset = 0; offset < whole; offset++) {
      assertThat(exchange(offset, Cut.TO_SERVER).serverFailure())
          .as("cut after %s of %s bytes", offset, whole)
          .isInstanceOf(IOException.class);
    }
  }

  private enum Cut {
    NOTHING,
    TO_CLIENT,
    TO_SERVER
  }

  /// The client ends its stream, the server answers and ends its own, each reading to the end.
  private Outcome exchange(long offset, Cut cut) throws Exception {
    try (Loopback.Pair pair = Loopback.Pair.open()) {
      Cutter toServer = new Cutter(pair.server(), cut == Cut.TO_SERVER ? offset : Long.MAX_VALUE);
      Cutter toClient = new Cutter(pair.client(), cut == Cut.TO_CLIENT ? offset : Long.MAX_VALUE);
      TlsChannel server = new TlsChannel(Peers.serverConnection(), toServer, SHORT);
      TlsChannel client = new TlsChannel(Peers.clientConnection(), toClient, SHORT);
      Future<IOException> serving = threads.submit(() -> failureOf(() -> serve(server)));
      IOException clientFailure = failureOf(() -> ask(client));
      client.abort();
      IOException serverFailure = serving.get();
      return new Outcome(
          toClient.passed.get(), toServer.passed.get(), clientFailure, serverFailure);
    }
  }

  private static void ask(TlsChannel channel) throws IOException {
    channel.output().write(new byte[] {'?'});
    channel.closeWrite();
    assertThat(channel.input().readAllBytes()).isEqualTo(ANSWER);
  }

  private static void serve(TlsChannel channel) throws IOException {
    try (channel) {
      assertThat(channel.input().readAllBytes()).hasSize(1);
      channel.output().write(ANSWER);
      channel.closeWrite();
    }
  }

  private static IOException failureOf(Action action) {
    try {
      action.run();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private record Outcome(
      long toClient, long toServer, IOException clientFailure, IOException serverFailure) {}

  /// Lets so many bytes in, then the stream ends.
  private static final class Cutter extends Loopback.Tap {
    private final long limit;
    private final AtomicLong passed = new AtomicLong();

    Cutter(ByteChannel below, long limit) {
      super(below);
      this.limit = limit;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (passed.get() == limit) {
        return -1;
      }
      int most = (int) Math.min(target.remaining(), limit - passed.get());
      ByteBuffer window = target.slice(target.position(), most);
      int count = super.read(window);
      target.position(target.position() + Math.max(0, count));
      passed.addAndGet(Math.max(0, count));
      return count;
    }
  }
}
