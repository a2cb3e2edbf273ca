package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AcceptorTest {
  @Test
  void aFailingAcceptIsTriedAgainAfterAGrowingPause() {
    AtomicInteger calls = new AtomicInteger();
    List<IOException> failures = new ArrayList<>();
    long start = System.nanoTime();
    new Acceptor(() -> failThenClose(calls.incrementAndGet(), 5), _ -> {}, failures::add).run();
    long pauses = Acceptor.FIRST_PAUSE.toNanos() * (1 + 2 + 4 + 8 + 16);
    assertThat(failures)
        .hasSize(5)
        .allSatisfy(e -> assertThat(e).hasMessage("too many open files"));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(pauses);
  }

  @Test
  void aListenerThatFailsDoesNotEndIt() {
    AtomicInteger calls = new AtomicInteger();
    new Acceptor(
            () -> failThenClose(calls.incrementAndGet(), 2),
            _ -> {},
            _ -> {
              throw new NoClassDefFoundError("no file descriptor to load it with");
            })
        .run();
    assertThat(calls).hasValue(3);
  }

  @Test
  void anInterruptEndsThePause() throws Exception {
    Thread acceptor =
        Thread.ofVirtual()
            .start(
                new Acceptor(
                    () -> {
                      throw new IOException("too many open files");
                    },
                    _ -> {},
                    _ -> {}));
    acceptor.interrupt();
    acceptor.join();
    assertThat(acceptor.isAlive()).isFalse();
  }

  private static SocketChannel failThenClose(int call, int failures) throws IOException {
    throw call <= failures ? new IOException("too many open files") : new ClosedChannelException();
  }
}
