package org.handfast.interop.peer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handfast.interop.fixture.ChildProcess;

/// Ports for programs that cannot be told to choose one, or do not say which they chose.
public final class Ports {
  private static final int TRIES = 10;

  private Ports() {}

  /// Starts a program with a free port; with another one, if it ends because that was taken
  /// meanwhile. It is ready when somebody accepts connections there.
  public static Listener start(Starter starter) throws IOException {
    String complaints = "";
    for (int i = 0; i < TRIES; i++) {
      int port = free();
      ChildProcess process = starter.start(port);
      if (listens(process, port)) {
        return new Listener(process, port);
      }
      process.close();
      complaints = process.complaints().complete();
    }
    throw new IOException("it does not listen: " + complaints);
  }

  /// Starts a program that listens on this port.
  @FunctionalInterface
  public interface Starter {
    ChildProcess start(int port) throws IOException;
  }

  /// A program that listens.
  public record Listener(ChildProcess process, int port) implements AutoCloseable {
    @Override
    public void close() {
      process.close();
    }
  }

  /// A port that was free a moment ago. Whoever uses it must be ready to find it taken, and ask for
  /// another.
  public static int free() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /// Connects until somebody answers, who takes that for a client that gave up.
  private static boolean listens(ChildProcess process, int port) throws IOException {
    while (process.isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return process.isAlive();
      } catch (ConnectException _) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
    }
    return false;
  }
}
