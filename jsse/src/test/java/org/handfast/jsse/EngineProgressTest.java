package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A driver without any manners: wraps when it should unwrap, offers buffers of any size, feeds any
/// number of bytes. The engines still come to an end, and every byte arrives once and in order.
final class EngineProgressTest {
  private static final int BODY = 50_000;
  private static final int MORE_THAN_ENOUGH = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, 1", "TLSv1.3, 2", "TLSv1.3, 3", "TLSv1.3, 4", "TLSv1.3, 5", "TLSv1.3, 6",
    "TLSv1.2, 1", "TLSv1.2, 2", "TLSv1.2, 3", "TLSv1.2, 4", "TLSv1.2, 5", "TLSv1.2, 6"
  })
  void aRudeDriverGetsThereToo(String protocol, long seed) throws SSLException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    EnginePair pair = EnginePair.ours().speaking(protocol);
    Rude client = new Rude(pair.client.engine, random);
    Rude server = new Rude(pair.server.engine, random);
    int steps = 0;
    while (!(client.isDone() && server.isDone())) {
      assertThat(steps++).as("steps with seed %s", seed).isLessThan(MORE_THAN_ENOUGH);
      (random.nextBoolean() ? client : server).step(client, server);
    }
    assertThat(server.received.toByteArray()).as("seed %s", seed).isEqualTo(client.body);
    assertThat(client.received.toByteArray()).as("seed %s", seed).isEqualTo(server.body);
    assertThat(client.finished).isEqualTo(1);
    assertThat(server.finished).isEqualTo(1);
  }

  private static final class Rude {
    private final SSLEngine engine;
    private final RandomGenerator random;
    private final byte[] body = new byte[BODY];
    private final ByteBuffer toSend = ByteBuffer.wrap(body);
    private final ByteBuffer wire = ByteBuffer.allocate(1 << 20).limit(0);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private int finished;

    Rude(SSLEngine engine, RandomGenerator random) {
      this.engine = engine;
      this.random = random;
      random.nextBytes(body);
    }

    boolean isDone() {
      return engine.isInboundDone() && engine.isOutboundDone();
    }

    void step(Rude client, Rude server) throws SSLException {
      Rude other = this == client ? server : client;
      switch (random.nextInt(8)) {
        case 0 -> {
          Runnable task = engine.getDelegatedTask();
          if (task != null) {
            task.run();
          }
        }
        case 1, 2, 3 -> wrap(other);
        case 4 -> {
          if (!toSend.hasRemaining() && finished == 1 && mayClose()) {
            engine.closeOutbound();
          }
        }
        default -> unwrap();
      }
      assertThat(engine.getHandshakeStatus()).isNotEqualTo(HandshakeStatus.FINISHED);
    }

    /// Who closes in TLS 1.2 makes the other side fall silent.
    private boolean mayClose() {
      return engine.getSession().getProtocol().equals("TLSv1.3") || received.size() == BODY;
    }

    private void wrap(Rude other) throws SSLException {
      int offered = Math.min(random.nextInt(20_000), toSend.remaining());
      ByteBuffer source = toSend.slice(toSend.position(), offered);
      ByteBuffer record = ByteBuffer.allocate(size());
      SSLEngineResult result = noted(engine.wrap(source, record));
      assertThat(result.getStatus()).isNotEqualTo(Status.BUFFER_UNDERFLOW);
      assertThat(result.bytesConsumed()).isEqualTo(source.position());
      assertThat(result.bytesProduced()).isEqualTo(record.position());
      toSend.position(toSend.position() + source.position());
      other.wire.compact().put(record.flip()).flip();
    }

    private void unwrap() throws SSLException {
      int here = Math.min(size(), wire.remaining());
      ByteBuffer source = wire.slice(wire.position(), here);
      ByteBuffer content = ByteBuffer.allocate(size());
      SSLEngineResult result = noted(engine.unwrap(source, content));
      assertThat(result.bytesConsumed()).isEqualTo(source.position());
      assertThat(result.bytesProduced()).isEqualTo(content.position());
      wire.position(wire.position() + source.position());
      received.write(content.array(), 0, content.position());
    }

    /// Often enough for any record, sometimes for none.
    private int size() {
      return random.nextInt(4) == 0 ? random.nextInt(BufferSizes.PACKET) : BufferSizes.PACKET;
    }

    private SSLEngineResult noted(SSLEngineResult result) {
      boolean moved = result.bytesConsumed() + result.bytesProduced() > 0;
      if (result.getStatus() == Status.BUFFER_OVERFLOW
          || result.getStatus() == Status.BUFFER_UNDERFLOW) {
        assertThat(moved).as("%s", result).isFalse();
      }
      if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
        finished++;
      }
      return result;
    }
  }
}
