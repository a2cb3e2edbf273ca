package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.handfast.engine.Outbound;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One thread reads, one writes, others update keys, close and ask.
@Timeout(60)
class ThreadsTest {
  private static final long PATIENCE = 30;
  private static final Bytes END = Bytes.EMPTY;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /// The transport from one end to the other; it holds little, so that both ends feel each other.
  private static BlockingQueue<Bytes> transport() {
    return new ArrayBlockingQueue<>(8);
  }

  @Test
  @DisplayName("Row 22: both ends send data and update keys at once, over a narrow transport")
  void bothEndsWriteReadAndUpdateAtOnce() throws Exception {
    Pair pair = Pair.plain().handshake();
    int records = 4000;
    Map<Side, BlockingQueue<Bytes>> sentBy =
        Map.of(Side.CLIENT, transport(), Side.SERVER, transport());
    List<Future<Integer>> received = new ArrayList<>();
    List<Future<Integer>> sent = new ArrayList<>();
    for (Side side : Side.values()) {
      TlsConnection connection = pair.end(side).connection;
      BlockingQueue<Bytes> out = sentBy.get(side);
      BlockingQueue<Bytes> in = sentBy.get(side.peer());
      sent.add(threads.submit(() -> write(connection, out, records)));
      received.add(threads.submit(() -> read(connection, in)));
    }
    Future<Integer> curious = threads.submit(() -> ask(pair));
    for (Future<Integer> one : sent) {
      assertThat(one.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(records);
    }
    for (Future<Integer> one : received) {
      assertThat(one.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(records);
    }
    assertThat(curious.get(PATIENCE, TimeUnit.SECONDS)).isPositive();
    for (Side side : Side.values()) {
      assertThat(pair.end(side).connection.failure()).isEmpty();
      assertThat(pair.end(side).connection.wants()).isInstanceOf(Wants.Closed.class);
    }
    threads.shutdown();
  }

  // Each record holds its number; every sixteenth is preceded by a KeyUpdate.
  private static int write(TlsConnection connection, BlockingQueue<Bytes> out, int records)
      throws InterruptedException {
    Outbound outbound = connection.outbound();
    for (int i = 0; i < records; i++) {
      if (i % 16 == 0) {
        outbound.updateKeys(
            i % 32 == 0
                ? KeyUpdateRequest.UPDATE_REQUESTED
                : KeyUpdateRequest.UPDATE_NOT_REQUESTED);
      }
      ByteBuffer app = ByteBuffer.allocate(4).putInt(0, i);
      while (app.hasRemaining()) {
        out.put(writeOne(outbound, app));
      }
    }
    outbound.close();
    while (!outbound.isClosed()) {
      out.put(writeOne(outbound, ByteBuffer.allocate(0)));
    }
    out.put(END);
    return records;
  }

  private static Bytes writeOne(Outbound outbound, ByteBuffer app) {
    ByteBuffer net = ByteBuffer.allocate(1000);
    assertThat(outbound.write(app, net)).isInstanceOf(Progress.Moved.class);
    return Bytes.copyOf(net.array(), 0, net.position());
  }

  // Every number in its turn.
  private static int read(TlsConnection connection, BlockingQueue<Bytes> in)
      throws InterruptedException, TlsException {
    int next = 0;
    ByteBuffer app = ByteBuffer.allocate(100);
    for (Bytes record = in.take(); !record.equals(END); record = in.take()) {
      connection.inbound().read(ByteBuffer.wrap(record.toArray()), app.clear());
      if (app.position() == 4) {
        assertThat(app.getInt(0)).isEqualTo(next++);
      }
    }
    connection.inbound().end();
    return next;
  }

  // Never the same moment twice, and never a lock for long.
  private static int ask(Pair pair) {
    int questions = 0;
    while (!(pair.client.connection.wants() instanceof Wants.Closed)) {
      assertThat(pair.client.connection.failure()).isEmpty();
      assertThat(pair.client.connection.negotiated().suite()).isPresent();
      questions++;
      Thread.onSpinWait();
    }
    return questions;
  }

  @RepeatedTest(20)
  @DisplayName("A third thread closes while one reads and one writes")
  void aThirdThreadCloses() throws Exception {
    Pair pair = Pair.plain().handshake();
    TlsConnection client = pair.client.connection;
    TlsConnection server = pair.server.connection;
    BlockingQueue<Bytes> toServer = transport();
    BlockingQueue<Bytes> toClient = transport();
    CountDownLatch warm = new CountDownLatch(20);

    Future<Integer> writing =
        threads.submit(
            () -> {
              int sent = 0;
              while (true) {
                ByteBuffer net = ByteBuffer.allocate(1000);
                ByteBuffer app = ByteBuffer.allocate(4).putInt(0, sent);
                if (client.outbound().write(app, net) instanceof Progress.Closed) {
                  break;
                }
                toServer.put(Bytes.copyOf(net.array(), 0, net.position()));
                sent += app.hasRemaining() ? 0 : 1;
                warm.countDown();
              }
              toServer.put(END);
              return sent;
            });
    Future<Integer> serving = threads.submit(() -> read(server, toServer));
    Future<Integer> answering = threads.submit(() -> write(server, toClient, 200));
    Future<Integer> reading = threads.submit(() -> read(client, toClient));
    assertThat(warm.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    client.outbound().close();

    int sent = writing.get(PATIENCE, TimeUnit.SECONDS);
    assertThat(serving.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(sent);
    assertThat(answering.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(200);
    assertThat(reading.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(200);
    threads.shutdown();
  }

  @RepeatedTest(50)
  @DisplayName("Local work runs on another thread while the reader keeps calling")
  void workRunsWhileTheReaderKeepsCalling() throws Exception {
    RawServer server = Situations.afterExtensions();
    TlsConnection client = server.opposite.connection;
    Bytes rest =
        Bytes.concat(
            server.say(server.certificate(Identity.SERVER)),
            server.say(server.certificateVerify(Identity.SERVER)),
            server.say(server.finished()));
    Bytes flight = server.record(ContentType.HANDSHAKE, rest);
    server.application();
    Bytes data = server.record(ContentType.APPLICATION_DATA, RawPeer.bytes("early bird"));
    server.collect();
    client.inbound().read(ByteBuffer.wrap(flight.toArray()), ByteBuffer.allocate(0));
    Wants.Work work = (Wants.Work) client.wants();

    // The Finished waits behind the work, and with it the keys for the data that is here already.
    Future<?> working = threads.submit(work.task());
    ByteBuffer net = ByteBuffer.wrap(data.toArray());
    ByteBuffer app = ByteBuffer.allocate(100);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (net.hasRemaining() && System.nanoTime() < deadline) {
      client.inbound().read(net, app);
    }
    working.get(PATIENCE, TimeUnit.SECONDS);
    assertThat(Bytes.copyOf(app.array(), 0, app.position())).isEqualTo(RawPeer.bytes("early bird"));
    assertThat(client.isConnected()).isTrue();
    threads.shutdown();
  }

  @RepeatedTest(50)
  @DisplayName(
      "A connection is aborted, or closed, in the middle of its handshake by another thread")
  void aHandshakeIsEndedByAnotherThread() throws Exception {
    for (boolean abort : new boolean[] {true, false}) {
      RawServer server = Situations.rawServer();
      TlsConnection client = server.opposite.connection;
      CountDownLatch begun = new CountDownLatch(1);
      Future<?> ending =
          threads.submit(
              () -> {
                begun.countDown();
                if (abort) {
                  client.abort();
                } else {
                  client.outbound().close();
                }
              });
      assertThat(begun.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
      try {
        server.sendHello();
        server.send(server.encryptedExtensions());
        server.send(server.certificate(Identity.SERVER));
        server.send(server.certificateVerify(Identity.SERVER));
        server.sendFinished();
      } catch (TlsException e) {
        assertThat(abort).as(e.toString()).isTrue();
        assertThat(e).isInstanceOf(LocalFault.class);
      }
      ending.get(PATIENCE, TimeUnit.SECONDS);
      server.opposite.flush();
      assertThat(client.outbound().isClosed()).isTrue();
      assertThat(client.failure().isPresent()).isEqualTo(abort);
    }
    threads.shutdown();
  }

  @Test
  @DisplayName("A hundred thousand records by several writers: every nonce once")
  void noncesAreUsedOnceHoweverManyWrite() throws Exception {
    SpyCrypto spy = new SpyCrypto();
    Pair pair =
        Pair.of(spy.provider(), UnaryOperator.identity(), UnaryOperator.identity()).handshake();
    Outbound outbound = pair.client.connection.outbound();
    int before = spy.sealedRecords();
    int writers = 4;
    int each = 25_000;
    List<Callable<Integer>> work = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      work.add(
          () -> {
            ByteBuffer net = ByteBuffer.allocate(100);
            int updates = 0;
            for (int i = 0; i < each; i++) {
              ByteBuffer app = ByteBuffer.allocate(1);
              while (app.hasRemaining()) {
                outbound.write(app, net.clear());
                updates += app.hasRemaining() ? 1 : 0;
              }
              if (i % 100 == 0) {
                outbound.updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
              }
            }
            return updates;
          });
    }
    int updates = 0;
    for (Future<Integer> one : threads.invokeAll(work, PATIENCE, TimeUnit.SECONDS)) {
      updates += one.get();
    }
    assertThat(spy.repeatedNonces()).isZero();
    assertThat(spy.sealedRecords() - before).isEqualTo(writers * each + updates);
    assertThat(updates).isGreaterThan(100);
    threads.shutdown();
  }
}
