package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// One thread wraps while another unwraps, with changes of keys in between where there are any.
@Timeout(60)
@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class EngineConcurrencyTest {
  @Parameter String protocol;

  private static final int RECORDS = 5_000;

  @Test
  void wrapAndUnwrapAtTheSameTime() throws Exception {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    BlockingQueue<ByteBuffer> toServer = new LinkedBlockingQueue<>();
    BlockingQueue<ByteBuffer> toClient = new LinkedBlockingQueue<>();
    // An engine whose peer has closed begins no handshake any more: both close together.
    CyclicBarrier bothSent = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Future<Void> clientOut = threads.submit(writer(pair.client.engine, toServer, bothSent));
      Future<Void> serverOut = threads.submit(writer(pair.server.engine, toClient, bothSent));
      Future<Long> clientIn = threads.submit(reader(pair.client.engine, toClient));
      Future<Long> serverIn = threads.submit(reader(pair.server.engine, toServer));
      clientOut.get(50, TimeUnit.SECONDS);
      serverOut.get(50, TimeUnit.SECONDS);
      assertThat(clientIn.get(50, TimeUnit.SECONDS)).isEqualTo(8L * RECORDS);
      assertThat(serverIn.get(50, TimeUnit.SECONDS)).isEqualTo(8L * RECORDS);
    }
  }

  /// Sends the numbers from zero, one in a record, and asks for new keys now and then.
  private static Callable<Void> writer(
      SSLEngine engine, BlockingQueue<ByteBuffer> out, CyclicBarrier bothSent) {
    return () -> {
      for (int i = 0; i < RECORDS; i++) {
        if (i % 100 == 50 && engine.getSession().getProtocol().equals("TLSv1.3")) {
          engine.beginHandshake();
        }
        ByteBuffer number = ByteBuffer.allocate(8).putLong(i).flip();
        while (number.hasRemaining()) {
          out.add(record(engine, number));
        }
      }
      bothSent.await();
      engine.closeOutbound();
      while (!engine.isOutboundDone()) {
        out.add(record(engine, ByteBuffer.allocate(0)));
      }
      return null;
    };
  }

  private static ByteBuffer record(SSLEngine engine, ByteBuffer source) throws Exception {
    ByteBuffer record = ByteBuffer.allocate(BufferSizes.PACKET);
    engine.wrap(source, record);
    return record.flip();
  }

  /// Receives numbers up to the close_notify, and checks their order.
  private static Callable<Long> reader(SSLEngine engine, BlockingQueue<ByteBuffer> in) {
    return () -> {
      long bytes = 0;
      while (true) {
        ByteBuffer record = in.take();
        ByteBuffer content = ByteBuffer.allocate(BufferSizes.APPLICATION);
        SSLEngineResult result = engine.unwrap(record, content);
        assertThat(record.hasRemaining()).isFalse();
        if (result.getStatus() == Status.CLOSED) {
          return bytes;
        }
        if (content.flip().hasRemaining()) {
          assertThat(content.getLong()).isEqualTo(bytes / 8);
          bytes += 8;
        }
      }
    };
  }
}
