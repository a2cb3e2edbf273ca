package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class HandshakeTimeoutTest {
  private static final Timeouts HASTY = Timeouts.DEFAULT.withHandshake(Duration.ofMillis(150));

  /// Each byte comes long before any read would time out by itself.
  @Test
  void aPeerThatDripsIsBoundByOneDeadline() {
    Drip drip = new Drip();
    TlsChannel channel = new TlsChannel(Peers.clientConnection(), drip, HASTY);
    long start = System.nanoTime();
    assertThatThrownBy(channel::handshake)
        .isInstanceOf(HandshakeTimeoutException.class)
        .hasMessageContaining("150 ms");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(HASTY.handshake().toNanos());
    assertThat(drip.isOpen()).isFalse();
    assertThat(drip.given).isGreaterThan(1);
  }

  /// A large handshake record, one byte in ten milliseconds.
  private static final class Drip implements ByteChannel {
    private static final byte[] RECORD = {22, 3, 3, 0x3F, (byte) 0xFF, 2, 0, 0x3F, (byte) 0xFB};

    private final CountDownLatch closed = new CountDownLatch(1);
    private int given;

    @Override
    public int read(ByteBuffer target) throws AsynchronousCloseException {
      try {
        if (closed.await(10, TimeUnit.MILLISECONDS)) {
          throw new AsynchronousCloseException();
        }
      } catch (InterruptedException _) {
        throw new AsynchronousCloseException();
      }
      target.put(given < RECORD.length ? RECORD[given] : 0);
      given++;
      return 1;
    }

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      source.position(source.limit());
      return count;
    }

    @Override
    public boolean isOpen() {
      return closed.getCount() > 0;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
