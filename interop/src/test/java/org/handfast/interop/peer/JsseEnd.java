package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.handfast.interop.fixture.Together;

/// One socket of another JSSE provider. Its handshake runs on a thread of its own.
final class JsseEnd implements PeerEnd {
  private final SSLSocket socket;
  private final Together<SSLSocket> handshake;

  private final Closing closing;

  private JsseEnd(SSLSocket socket, Closing closing) {
    this.socket = socket;
    this.closing = closing;
    this.handshake =
        Together.begin(
            () -> {
              socket.startHandshake();
              return socket;
            });
  }

  /// What sends close_notify.
  enum Closing {
    /// The end of the output alone.
    OUTPUT,
    /// The socket: the end of the output would be TCP's, not TLS's.
    SOCKET
  }

  static JsseEnd shaking(SSLSocket socket, Closing closing) {
    return new JsseEnd(socket, closing);
  }

  @Override
  public InputStream in() {
    return stream(() -> shaken().getInputStream());
  }

  @Override
  public OutputStream out() {
    return stream(() -> shaken().getOutputStream());
  }

  @Override
  public PeerFacts facts() throws IOException {
    String protocol = shaken().getApplicationProtocol();
    return new PeerFacts(
        socket.getSession().getCipherSuite(), "", protocol == null ? "" : protocol, "");
  }

  /// The JDK takes a second handshake of TLS 1.3 for this.
  @Override
  public void updateKeys() throws IOException {
    shaken().startHandshake();
  }

  @Override
  public void finish() throws IOException {
    switch (closing) {
      case OUTPUT -> shaken().shutdownOutput();
      case SOCKET -> shaken().close();
    }
  }

  /// No provider closes its sockets by itself.
  @Override
  public void answerClose() throws IOException {
    finish();
  }

  /// Nothing more can be read from a socket that is closed.
  @Override
  public void awaitEnd() throws IOException {
    if (closing == Closing.OUTPUT) {
      PeerEnd.super.awaitEnd();
    }
  }

  /// The failure with all its causes; if the handshake succeeds, that of the first read: in TLS 1.3
  /// a client learns only then that its certificate was refused.
  @Override
  public String lastWords() throws IOException {
    try {
      int octet = shaken().getInputStream().read();
      throw new AssertionError("no failure: read " + octet);
    } catch (IOException e) {
      return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
          .map(Throwable::toString)
          .collect(Collectors.joining("\n"));
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SSLSocket shaken() throws IOException {
    try {
      return handshake.join();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static <T> T stream(Opening<T> opening) {
    try {
      return opening.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Opening<T> {
    T open() throws IOException;
  }
}
