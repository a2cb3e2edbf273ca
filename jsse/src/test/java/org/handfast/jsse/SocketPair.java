package org.handfast.jsse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Two TLS sockets over a loopback connection, and threads to use them from.
final class SocketPair implements AutoCloseable {
  final SSLSocket client;
  final SSLSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// The client is layered over a plain socket, the server comes from a listener.
  SocketPair(SSLContext clients, SSLContext servers) throws IOException {
    try (ServerSocket listener =
        servers
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket plain = new Socket();
      plain.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
      client =
          (SSLSocket)
              clients
                  .getSocketFactory()
                  .createSocket(plain, "test.example", listener.getLocalPort(), true);
      server = (SSLSocket) listener.accept();
    }
  }

  static SocketPair ours() throws IOException {
    return new SocketPair(Contexts.HANDFAST.anonymous(), Contexts.HANDFAST.localhost());
  }

  /// Leaves the client no other version.
  SocketPair speaking(String protocol) {
    client.setEnabledProtocols(new String[] {protocol});
    return this;
  }

  SocketPair handshake() throws Exception {
    Future<Void> accepted = async(() -> shake(server));
    client.startHandshake();
    await(accepted);
    return this;
  }

  /// Runs something in another thread.
  <T> Future<T> async(Callable<T> work) {
    return threads.submit(work);
  }

  /// What it came to; a test that hangs fails.
  static <T> T await(Future<T> work) throws Exception {
    try {
      return work.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw new AssertionError(failure.getCause());
    } catch (TimeoutException stuck) {
      throw new AssertionError("stuck", stuck);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    threads.shutdownNow();
  }

  private static Void shake(SSLSocket socket) throws IOException {
    socket.startHandshake();
    return null;
  }
}
