package org.handfast.interop.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A plain TCP service that sends back what it gets, until its client's half ends.
record PlainEcho(ServerSocket listener) implements AutoCloseable {
  static PlainEcho start() throws IOException {
    PlainEcho echo = new PlainEcho(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(echo::accept);
    return echo;
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.getInputStream().transferTo(socket.getOutputStream());
        socket.shutdownOutput();
      } catch (IOException _) {
        // That client has gone, or the test is over.
      }
    }
  }
}
