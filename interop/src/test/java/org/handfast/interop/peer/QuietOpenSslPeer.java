package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.protocol.registry.AlertDescription;

/// `openssl s_server -quiet`: not even its port is said, but its output is data only. The other one
/// mixes notes into the data, such as `Read BLOCK` at each KeyUpdate.
public final class QuietOpenSslPeer implements Peer {
  private static final int TRIES = 10;

  @Override
  public PeerServer serve(Terms terms) throws IOException {
    Leaf leaf = terms.identities().getFirst();
    for (int i = 0; i < TRIES; i++) {
      int port = Ports.free();
      ChildProcess process =
          ChildProcess.start(
              List.of(
                  PeerProgram.OPENSSL.path(),
                  "s_server",
                  "-quiet",
                  "-tls1_3",
                  "-accept",
                  "127.0.0.1:" + port,
                  "-cert",
                  leaf.chainFile().toString(),
                  "-key",
                  leaf.keyFile().toString()));
      if (listens(process, port)) {
        return new Quiet(process, port);
      }
      process.close();
    }
    throw new IOException("no port is free for long enough");
  }

  @Override
  public PeerEnd connect(Terms terms, InetSocketAddress server) throws IOException {
    return new OpenSslPeer().connect(terms, server);
  }

  @Override
  public String words(AlertDescription alert) {
    return new OpenSslPeer().words(alert);
  }

  /// Connects until somebody answers; s_server takes that for a client that gave up.
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

  private record Quiet(ChildProcess process, int port) implements PeerServer, PeerEnd {
    @Override
    public PeerEnd accept() {
      return this;
    }

    @Override
    public InputStream in() {
      return process.output();
    }

    @Override
    public OutputStream out() {
      return process.input();
    }

    @Override
    public PeerFacts facts() {
      return PeerFacts.NONE;
    }

    /// It never ends: it waits for the next client, and for the end of this test.
    @Override
    public void awaitEnd() {}

    /// It reads no commands, and ignores the end of its input.
    @Override
    public void finish() {
      throw new UnsupportedOperationException("a quiet s_server never closes first");
    }

    @Override
    public String lastWords() {
      return process.complaints().soFar();
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
