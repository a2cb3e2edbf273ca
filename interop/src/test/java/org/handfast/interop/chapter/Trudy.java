package org.handfast.interop.chapter;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The woman in the middle of the chapter: a client that wants to reach a server reaches her, and
/// she reaches the server. She writes down what each end says, and what she delivers of it, for one
/// connection.
final class Trudy implements Closeable {
  private static final long PATIENCE_SECONDS = 30;

  private final ServerSocket listener;
  private final int serverPort;
  private final Way fromClient;
  private final Way fromServer;
  private final CountDownLatch ended = new CountDownLatch(2);
  private final AtomicReference<Throwable> blunder = new AtomicReference<>();

  private Trudy(ServerSocket listener, int serverPort, Edit edit) {
    this.listener = listener;
    this.serverPort = serverPort;
    this.fromClient = new Way(edit);
    this.fromServer = new Way(edit);
  }

  /// Waits for a client of the server on that port of this machine.
  static Trudy before(int serverPort, Edit edit) throws IOException {
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Trudy trudy = new Trudy(listener, serverPort, edit);
    Thread.ofVirtual().name("trudy").start(trudy::meet);
    return trudy;
  }

  /// Where she listens.
  int port() {
    return listener.getLocalPort();
  }

  /// What the ends have said; waits until both have ended.
  Capture said() {
    awaitEnd();
    return new Capture(fromClient.said(), fromServer.said());
  }

  /// What was delivered to the other ends; waits until both have ended.
  Capture delivered() {
    awaitEnd();
    return new Capture(fromClient.delivered(), fromServer.delivered());
  }

  /// She goes away, and takes the connection with her.
  @Override
  public void close() throws IOException {
    listener.close();
    fromClient.close();
    fromServer.close();
  }

  private void meet() {
    try {
      Socket client = listener.accept();
      fromClient.from = client;
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      fromServer.from = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread.ofVirtual().name("from client").start(() -> pass(fromClient, client, server));
      Thread.ofVirtual().name("from server").start(() -> pass(fromServer, server, client));
    } catch (IOException _) {
      // Nobody came, or the server is not there: so there was no connection.
      ended.countDown();
      ended.countDown();
    }
  }

  private void pass(Way way, Socket from, Socket to) {
    try {
      way.pass(from.getInputStream(), to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      // An end has cut the connection: so it is cut for the other one too.
      cut(from);
      cut(to);
    } catch (RuntimeException | Error e) {
      blunder.compareAndSet(null, e);
      cut(from);
      cut(to);
    } finally {
      ended.countDown();
    }
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone.
    }
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the connection does not end");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for the connection's end", e);
    }
    if (blunder.get() != null) {
      throw new AssertionError("Trudy has failed", blunder.get());
    }
  }

  /// One direction, and the minutes of it.
  private static final class Way {
    private static final int CHUNK = 1 << 14;

    private final Editor editor;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream delivered = new ByteArrayOutputStream();
    private volatile Socket from = new Socket();

    Way(Edit edit) {
      editor = new Editor(edit);
    }

    void pass(InputStream in, OutputStream out) throws IOException {
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        said.write(chunk, 0, count);
        byte[] next = editor.delivered(Octets.of(chunk).first(count)).toArray();
        delivered.writeBytes(next);
        out.write(next);
        out.flush();
      }
    }

    Octets said() {
      return Octets.of(said.toByteArray());
    }

    Octets delivered() {
      return Octets.of(delivered.toByteArray());
    }

    void close() throws IOException {
      from.close();
    }
  }
}
