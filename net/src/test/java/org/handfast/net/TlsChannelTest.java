package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.handfast.engine.TlsConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class TlsChannelTest {
  private static final int LOAD = 4 << 20;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 1 << 20})
  void whateverIsSentComesBack(int length) throws Exception {
    byte[] data = Loopback.data(length, length);
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo);
        TlsChannel channel = Peers.connect(server)) {
      Future<byte[]> back = threads.submit(() -> channel.input().readAllBytes());
      channel.output().write(data);
      channel.closeWrite();
      assertThat(back.get()).isEqualTo(data);
    }
  }

  @Test
  void smallBuffersGetRecordsInPieces() throws Exception {
    byte[] data = Loopback.data(40_000, 7);
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), c -> c.output().write(data));
        TlsChannel channel = Peers.connect(server)) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      ByteBuffer piece = ByteBuffer.allocateDirect(1_001);
      while (channel.read(piece.clear()) >= 0) {
        byte[] some = new byte[piece.flip().remaining()];
        piece.get(some);
        all.write(some);
      }
      assertThat(all.toByteArray()).isEqualTo(data);
    }
  }

  @Test
  void anEmptyBufferReadsNothingAndDoesNotBlock() throws Exception {
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo);
        TlsChannel channel = Peers.connect(server)) {
      assertThat(channel.read(ByteBuffer.allocate(0))).isZero();
    }
  }

  @Test
  void oneSideMayCloseAndStillRead() throws Exception {
    TlsServer.Handler countThenAnswer =
        channel -> {
          int count = channel.input().readAllBytes().length;
          channel.output().write(("got " + count).getBytes(StandardCharsets.US_ASCII));
        };
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), countThenAnswer);
        TlsChannel channel = Peers.connect(server)) {
      channel.output().write(new byte[20_000]);
      channel.closeWrite();
      assertThat(channel.input().readAllBytes()).asString().isEqualTo("got 20000");
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
          .isInstanceOf(ClosedChannelException.class);
    }
  }

  @Test
  void oneSideMayWriteOnAfterTheOtherHasClosed() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    TlsServer.Handler closeThenRead =
        channel -> {
          channel.closeWrite();
          channel.input().transferTo(received);
          closed.countDown();
        };
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), closeThenRead);
        TlsChannel channel = Peers.connect(server)) {
      assertThat(channel.input().read()).isEqualTo(-1);
      channel.output().write("still here".getBytes(StandardCharsets.US_ASCII));
      channel.closeWrite();
      closed.await();
      assertThat(received).hasToString("still here");
    }
  }

  @Test
  void closeFromAThirdThreadEndsAReaderAndAWriter() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    TlsServer.Handler deafAndDumb = _ -> await(never);
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), deafAndDumb)) {
      TlsChannel channel =
          Peers.connect(server, Timeouts.DEFAULT.withClose(Duration.ofMillis(200)));
      Future<?> reader = threads.submit(() -> channel.read(ByteBuffer.allocate(1)));
      Future<?> writer = threads.submit((Callable<Void>) () -> writeForEver(channel));
      threads.submit(channel::close).get();
      assertThat(failureOf(reader)).isInstanceOf(ClosedChannelException.class);
      assertThat(failureOf(writer)).isInstanceOf(IOException.class);
      assertThat(channel.isOpen()).isFalse();
      never.countDown();
    }
  }

  @Test
  void closeEndsAReaderAtOnceIfThePeerClosesToo() throws Exception {
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo)) {
      TlsChannel channel =
          Peers.connect(server, Timeouts.DEFAULT.withClose(Duration.ofSeconds(50)));
      CountDownLatch reading = new CountDownLatch(1);
      Future<?> reader =
          threads.submit(
              () -> {
                reading.countDown();
                return channel.read(ByteBuffer.allocate(1));
              });
      reading.await();
      channel.close();
      assertThat(failureOf(reader)).isInstanceOf(ClosedChannelException.class);
    }
  }

  @Test
  void closeIsSilentAboutAPeerThatHasGone() throws Exception {
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), TlsChannel::abort)) {
      TlsChannel channel = Peers.connect(server);
      channel.close();
      channel.close();
      assertThat(channel.isOpen()).isFalse();
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
          .isInstanceOf(ClosedChannelException.class);
    }
  }

  @Test
  void everyCallAfterAFailureHasTheSameFailure() throws Exception {
    try (Loopback.Pair pair = Loopback.Pair.open()) {
      Future<?> _ =
          threads.submit(
              () ->
                  pair.server()
                      .write(
                          ByteBuffer.wrap("HTTP/1.1 400 No".getBytes(StandardCharsets.US_ASCII))));
      TlsChannel channel =
          new TlsChannel(Peers.clientConnection(), pair.client(), Timeouts.DEFAULT);
      TlsIOException first = failureOf(channel::handshake);
      assertThat(failureOf(() -> channel.read(ByteBuffer.allocate(1))).failure())
          .isSameAs(first.failure());
      assertThat(failureOf(() -> channel.write(ByteBuffer.allocate(1))).failure())
          .isSameAs(first.failure());
      channel.close();
    }
  }

  @Test
  void aReaderNeverWrites() throws Exception {
    try (Loopback.Pair pair = Loopback.Pair.open()) {
      var writes =
          new Loopback.Tap(pair.server()) {
            final AtomicInteger count = new AtomicInteger();

            @Override
            public int write(ByteBuffer source) throws IOException {
              count.incrementAndGet();
              return super.write(source);
            }
          };
      TlsChannel server = new TlsChannel(Peers.serverConnection(), writes, Timeouts.DEFAULT);
      var connection = Peers.clientConnection();
      TlsChannel client = new TlsChannel(connection, pair.client(), Timeouts.DEFAULT);
      Future<?> handshake = threads.submit((Callable<Void>) () -> shake(server));
      client.handshake();
      handshake.get();
      int before = writes.count.get();
      Peers.requestKeyUpdate(connection);
      client.output().write(new byte[] {1});
      assertThat(server.input().read()).isEqualTo(1);
      assertThat(writes.count.get()).isEqualTo(before);

      server.output().write(new byte[] {2});
      assertThat(client.input().read()).isEqualTo(2);
      client.output().write(new byte[] {3});
      assertThat(server.input().read()).isEqualTo(3);
    }
  }

  @Test
  void anIdleReaderHoldsNoBuffer() throws Exception {
    try (Loopback.Pair pair = Loopback.Pair.open()) {
      BlockingQueue<Integer> capacities = new LinkedBlockingQueue<>();
      var reads =
          new Loopback.Tap(pair.server()) {
            @Override
            public int read(ByteBuffer target) throws IOException {
              capacities.add(target.capacity());
              return super.read(target);
            }
          };
      TlsChannel server = new TlsChannel(Peers.serverConnection(), reads, Timeouts.DEFAULT);
      TlsChannel client = new TlsChannel(Peers.clientConnection(), pair.client(), Timeouts.DEFAULT);
      Future<Integer> first = threads.submit(() -> server.input().read());
      client.output().write(new byte[] {1});
      assertThat(first.get()).isEqualTo(1);
      capacities.clear();
      Future<Integer> second = threads.submit(() -> server.input().read());
      assertThat(capacities.take()).as("what it waits with").isEqualTo(5);
      client.output().write(new byte[] {2});
      assertThat(second.get()).isEqualTo(2);
    }
  }

  @Test
  void keysMayChangeUnderLoadInBothDirections() throws Exception {
    try (Loopback.Pair pair = Loopback.Pair.open()) {
      TlsConnection one = Peers.clientConnection();
      TlsConnection other = Peers.serverConnection();
      TlsChannel client = new TlsChannel(one, pair.client(), Timeouts.DEFAULT);
      TlsChannel server = new TlsChannel(other, pair.server(), Timeouts.DEFAULT);
      Future<Void> up = threads.submit(() -> sendWithUpdates(client, one, 1));
      Future<Void> down = threads.submit(() -> sendWithUpdates(server, other, 2));
      Future<byte[]> atServer = threads.submit(() -> server.input().readAllBytes());
      assertThat(client.input().readAllBytes()).isEqualTo(Loopback.data(LOAD, 2));
      assertThat(atServer.get()).isEqualTo(Loopback.data(LOAD, 1));
      up.get();
      down.get();
    }
  }

  private static Void sendWithUpdates(TlsChannel channel, TlsConnection connection, long seed)
      throws IOException {
    byte[] data = Loopback.data(LOAD, seed);
    channel.handshake();
    for (int at = 0; at < LOAD; at += LOAD / 64) {
      Peers.requestKeyUpdate(connection);
      channel.output().write(data, at, LOAD / 64);
    }
    channel.closeWrite();
    return null;
  }

  private static Void shake(TlsChannel channel) throws IOException {
    channel.handshake();
    return null;
  }

  private static Void writeForEver(TlsChannel channel) throws IOException {
    while (true) {
      int _ = channel.write(ByteBuffer.allocate(1 << 16));
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static Throwable failureOf(Future<?> future) throws InterruptedException {
    try {
      future.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static TlsIOException failureOf(Action action) throws IOException {
    try {
      action.run();
      throw new AssertionError("no failure");
    } catch (TlsIOException e) {
      return e;
    }
  }

  private interface Action {
    void run() throws IOException;
  }
}
