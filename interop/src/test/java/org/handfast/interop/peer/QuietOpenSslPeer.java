package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.protocol.registry.AlertDescription;

/// `openssl s_server -quiet`: not even its port is said, but its output is data only. The other one
/// mixes notes into the data, such as `Read BLOCK` at each KeyUpdate.
public final class QuietOpenSslPeer implements Peer {
  @Override
  public PeerServer serve(Terms terms) throws IOException {
    Leaf leaf = terms.identities().getFirst();
    List<String> command =
        List.of(
            PeerProgram.OPENSSL.path(),
            "s_server",
            "-quiet",
            "-tls1_3",
            "-cert",
            leaf.chainFile().toString(),
            "-key",
            leaf.keyFile().toString(),
            "-accept");
    return new Quiet(
        Ports.start(
            port -> {
              List<String> full = new ArrayList<>(command);
              full.add("127.0.0.1:" + port);
              return ChildProcess.start(full);
            }));
  }

  @Override
  public PeerEnd connect(Terms terms, InetSocketAddress server) throws IOException {
    return new OpenSslPeer().connect(terms, server);
  }

  @Override
  public String words(AlertDescription alert) {
    return new OpenSslPeer().words(alert);
  }

  private record Quiet(Ports.Listener listener) implements PeerServer, PeerEnd {
    @Override
    public int port() {
      return listener.port();
    }

    @Override
    public PeerEnd accept() {
      return this;
    }

    @Override
    public InputStream in() {
      return listener.process().output();
    }

    @Override
    public OutputStream out() {
      return listener.process().input();
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
      return listener.process().complaints().soFar();
    }

    @Override
    public void close() {
      listener.process().close();
    }
  }
}
