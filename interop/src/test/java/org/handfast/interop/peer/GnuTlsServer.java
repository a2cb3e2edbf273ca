package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Transcript;

/// A running `gnutls-serv --echo`.
public final class GnuTlsServer implements PeerServer, PeerEnd {
  private static final Pattern LISTENS = Pattern.compile("listening on IPv4.*done");
  private static final Pattern FAILED = Pattern.compile("(?s).*Error in handshake");
  private static final int TRIES = 10;

  private final ChildProcess process;
  private final int port;
  private final Transcript said;

  private GnuTlsServer(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
    this.said = Transcript.of(process.output());
  }

  /// Listens on a free port.
  public static GnuTlsServer start(List<String> command) throws IOException {
    AssertionError failure = null;
    for (int i = 0; i < TRIES; i++) {
      int port = Ports.free();
      List<String> full = new ArrayList<>(command);
      full.addAll(List.of("--port", Integer.toString(port)));
      ChildProcess process = ChildProcess.start(full);
      try {
        process.complaints().await(LISTENS);
        return new GnuTlsServer(process, port);
      } catch (AssertionError e) {
        process.close();
        failure = e;
      }
    }
    throw new IOException(failure);
  }

  /// What it says of its connections, one after the other.
  public Transcript said() {
    return said;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public PeerEnd accept() {
    said.await(GnuTlsFacts.DESCRIPTION);
    return this;
  }

  @Override
  public boolean isEcho() {
    return true;
  }

  @Override
  public InputStream in() {
    return InputStream.nullInputStream();
  }

  @Override
  public OutputStream out() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public PeerFacts facts() {
    return GnuTlsFacts.in(said.soFar());
  }

  /// It closes when its client has closed, and has no way to be told.
  @Override
  public void finish() {}

  /// It goes on to listen, so its failure is awaited, not its end.
  @Override
  public String lastWords() {
    // Such as `Alert[2|48]`; said as its client says it.
    return process.complaints().await(FAILED).group().replace("Alert[2|", "Received alert [");
  }

  @Override
  public void close() {
    process.close();
  }
}
