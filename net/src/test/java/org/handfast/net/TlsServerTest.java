package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TlsServerTest {
  private static final int MANY = 200;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void manyConnectionsAtTheSameTime() throws Exception {
    CyclicBarrier allConnected = new CyclicBarrier(MANY);
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo)) {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        byte[] data = Loopback.data(50_000, i);
        answers.add(threads.submit(() -> echoed(server, data, allConnected)));
      }
      for (int i = 0; i < MANY; i++) {
        assertThat(answers.get(i).get()).isEqualTo(Loopback.data(50_000, i));
      }
    }
  }

  @Test
  void closeEndsOpenConnectionsInOrder() throws Exception {
    TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo);
    int port = server.address().getPort();
    TlsChannel channel = Peers.connect(server);
    channel.output().write(new byte[] {1});
    assertThat(channel.input().read()).isEqualTo(1);
    Future<Integer> reader = threads.submit(() -> channel.read(ByteBuffer.allocate(1)));
    Future<?> closing = threads.submit(() -> server.close());
    assertThat(reader.get()).isEqualTo(-1);
    channel.close();
    closing.get();
    assertThat(server.connections()).isZero();
    assertThatThrownBy(() -> Peers.client().connect("localhost", port))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void closeWithGraceLetsAHandlerEnd() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    TlsServer server =
        Peers.server()
            .listen(
                Loopback.anyPort(),
                channel -> {
                  channel.output().write(new byte[] {1});
                  started.countDown();
                  await(goOn);
                  channel.output().write(new byte[] {2});
                });
    TlsChannel channel = Peers.connect(server);
    started.await();
    Future<?> closing = threads.submit(() -> server.close(Duration.ofSeconds(30)));
    assertThat(channel.input().read()).isEqualTo(1);
    goOn.countDown();
    assertThat(channel.input().readAllBytes()).containsExactly(2);
    channel.close();
    closing.get();
  }

  @Test
  void aHandlerThatFailsCutsTheStream() throws Exception {
    BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
    ServerEvents events =
        new ServerEvents() {
          @Override
          public void connectionFailed(TlsChannel channel, IOException failure) {
            failures.add(failure);
          }
        };
    TlsServer.Handler failing =
        channel -> {
          channel.output().write(new byte[] {1});
          throw new IOException("no more");
        };
    try (TlsServer server = Peers.server().events(events).listen(Loopback.anyPort(), failing);
        TlsChannel channel = Peers.connect(server)) {
      assertThat(channel.input().read()).isEqualTo(1);
      assertThatThrownBy(() -> channel.input().read()).isInstanceOf(TruncatedException.class);
      assertThat(failures.take()).hasMessage("no more");
    }
  }

  @Test
  void aSilentClientIsDroppedInTime() throws Exception {
    Timeouts hasty = Timeouts.DEFAULT.withHandshake(Duration.ofMillis(100));
    try (TlsServer server =
            Peers.server().timeouts(hasty).listen(Loopback.anyPort(), Loopback::echo);
        Socket silent = new Socket(server.address().getAddress(), server.address().getPort())) {
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void theOldestHandshakeGivesWay() throws Exception {
    try (TlsServer server =
            Peers.server().mostHandshakes(1).listen(Loopback.anyPort(), Loopback::echo);
        Socket stalled = new Socket(server.address().getAddress(), server.address().getPort())) {
      try (TlsChannel channel = Peers.connect(server)) {
        assertThat(stalled.getInputStream().read()).isEqualTo(-1);
        channel.output().write(new byte[] {1});
        assertThat(channel.input().read()).isEqualTo(1);
      }
    }
  }

  @Test
  void bytesThatAreNotTlsEndTheHandshakeOnly() throws Exception {
    BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
    ServerEvents events =
        new ServerEvents() {
          @Override
          public void handshakeFailed(TlsChannel channel, IOException failure) {
            failures.add(failure);
          }
        };
    try (TlsServer server =
            Peers.server().events(events).listen(Loopback.anyPort(), Loopback::echo);
        Socket plain = new Socket(server.address().getAddress(), server.address().getPort())) {
      plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      plain.shutdownOutput();
      plain.getInputStream().readAllBytes();
      assertThat(failures.take()).isInstanceOf(TlsIOException.class);
      try (TlsChannel channel = Peers.connect(server)) {
        channel.output().write(new byte[] {1});
        assertThat(channel.input().read()).isEqualTo(1);
      }
    }
  }

  @Test
  void aPortIsTakenOnce() throws Exception {
    try (TlsServer server = Peers.server().listen(Loopback.anyPort(), Loopback::echo)) {
      assertThatThrownBy(() -> Peers.server().listen(server.address(), Loopback::echo))
          .isInstanceOf(BindException.class);
    }
  }

  private static byte[] echoed(TlsServer server, byte[] data, CyclicBarrier allConnected)
      throws Exception {
    try (TlsChannel channel = Peers.connect(server)) {
      allConnected.await();
      Thread.ofVirtual().start(() -> send(channel, data));
      return channel.input().readAllBytes();
    }
  }

  private static void send(TlsChannel channel, byte[] data) {
    try {
      channel.output().write(data);
      channel.closeWrite();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
