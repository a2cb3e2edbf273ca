package org.handfast.interop.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.handfast.interop.fixture.Together;

/// A listening socket of another JSSE provider, which accepts one connection.
final class JsseServer implements PeerServer {
  private final SSLServerSocket listener;
  private final Together<JsseEnd> arrival;

  JsseServer(SSLServerSocket listener, JsseEnd.Closing closing) {
    this.listener = listener;
    this.arrival = Together.begin(() -> JsseEnd.shaking((SSLSocket) listener.accept(), closing));
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public PeerEnd accept() throws IOException {
    JsseEnd end = arrived();
    PeerFacts _ = end.facts();
    return end;
  }

  @Override
  public String lastWords() throws IOException {
    try (JsseEnd end = arrived()) {
      return end.lastWords();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsseEnd arrived() throws IOException {
    try {
      return arrival.join();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
