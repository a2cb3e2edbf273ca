package org.handfast.net;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/// Accepts connections until its source is closed. A failure, such as no file descriptor left, ends
/// nothing: the next try comes after a pause that doubles up to a second, so that a server without
/// descriptors neither spins nor dies.
final class Acceptor implements Runnable {
  static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Source source;
  private final Consumer<SocketChannel> accepted;
  private final Consumer<IOException> failed;
  private Duration pause = FIRST_PAUSE;

  Acceptor(Source source, Consumer<SocketChannel> accepted, Consumer<IOException> failed) {
    this.source = source;
    this.accepted = accepted;
    this.failed = failed;
  }

  /// Where connections come from.
  @FunctionalInterface
  interface Source {
    /// Blocks until the next connection.
    SocketChannel accept() throws IOException;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        acceptOne();
      }
    } catch (ClosedChannelException | InterruptedException _) {
      // The server was closed.
    }
  }

  private void acceptOne() throws ClosedChannelException, InterruptedException {
    try {
      accepted.accept(source.accept());
      pause = FIRST_PAUSE;
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      report(e);
      Thread.sleep(pause);
      pause = longer(pause);
    }
  }

  /// Whoever listens to failures may fail in the same need, and must not end the server.
  private void report(IOException failure) {
    try {
      failed.accept(failure);
    } catch (RuntimeException | LinkageError _) {
      // The next try is all the same.
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
