package org.handfast.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// An [javax.net.ssl.SSLSocket] over a plain socket, or over any other.
///
/// The first read or write does the handshake, and local work such as a signature runs in the
/// thread that is there. Reading, writing and closing may be done by three threads.
final class SocketAdapter extends ConfigurableSocket {
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);
  private static final int PEER_CLOSE_MILLIS = 3_000;

  private final BlockingConnection connection;
  private final HandshakeListeners listeners = new HandshakeListeners();
  private final SocketInput input = new SocketInput(this);
  private final SocketOutput output = new SocketOutput(this);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Ownership ownership;
  private final InputStream consumed;
  private volatile boolean inputShut;
  private volatile boolean outputShut;

  /// What becomes of the socket below when this one is closed.
  enum Ownership {
    CLOSES_WIRE,
    LEAVES_WIRE_OPEN
  }

  /// @param consumed what was already read from the socket below and belongs to this connection
  SocketAdapter(
      ContextMaterial context,
      ParameterSet parameters,
      PeerAddress peer,
      Socket wire,
      InputStream consumed,
      Ownership ownership) {
    super(context, parameters, peer, wire);
    this.connection = new BlockingConnection(endpoint());
    this.consumed = consumed;
    this.ownership = ownership;
  }

  @Override
  public void connect(SocketAddress address, int milliseconds) throws IOException {
    wire().connect(address, milliseconds);
    if (address instanceof InetSocketAddress internet) {
      // What the caller said; never a name that the network said (a reverse look-up).
      endpoint().reaches(new PeerAddress(internet.getHostString(), internet.getPort()));
    }
  }

  @Override
  public void connect(SocketAddress address) throws IOException {
    connect(address, 0);
  }

  /// Completes the handshake; once it is done, changes the keys (RFC 9846 4.7.3), which is all that
  /// TLS 1.3 has of a second handshake.
  ///
  /// @throws SSLException for a second handshake of TLS 1.2, which goes on as it is
  @Override
  public void startHandshake() throws IOException {
    if (connection.isHandshakeDone()) {
      connection.updateKeys();
    } else {
      established();
    }
  }

  /// Blocks until the handshake is done; if it fails, the session is the null session.
  @Override
  public SSLSession getSession() {
    if (!connection.isHandshakeDone() && isConnected() && !isClosed()) {
      try {
        established();
      } catch (IOException _) {
        // As specified: whoever wants to know why calls startHandshake.
      }
    }
    return endpoint().session();
  }

  @Override
  public void addHandshakeCompletedListener(@Nullable HandshakeCompletedListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeHandshakeCompletedListener(@Nullable HandshakeCompletedListener listener) {
    listeners.remove(listener);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    requireOpen();
    return input;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    requireOpen();
    return output;
  }

  /// The connection with its handshake done.
  BlockingConnection established() throws IOException {
    requireOpen();
    if (!connection.isHandshakeDone()) {
      connection.open(consumed, wire().getInputStream(), wire().getOutputStream());
      if (connection.handshake()) {
        listeners.completed(this, endpoint().session());
      }
    }
    return connection;
  }

  int available() throws IOException {
    requireOpen();
    return connection.available();
  }

  /// Takes no more input.
  ///
  /// @throws SSLException if the peer has not said that there is none
  @Override
  public void shutdownInput() throws IOException {
    requireOpen();
    if (inputShut) {
      return;
    }
    inputShut = true;
    boolean cutShort = connection.endInput();
    if (ownership == Ownership.CLOSES_WIRE) {
      wire().shutdownInput();
    }
    if (cutShort) {
      throw new SSLException(EngineAdapter.TRUNCATED);
    }
  }

  /// Says that nothing more comes from here; reading goes on.
  @Override
  public void shutdownOutput() throws IOException {
    requireOpen();
    if (outputShut) {
      return;
    }
    outputShut = true;
    connection.endOutput(CLOSE_PATIENCE);
    if (ownership == Ownership.CLOSES_WIRE) {
      wire().shutdownOutput();
    }
  }

  @Override
  public boolean isInputShutdown() {
    return inputShut;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputShut;
  }

  @Override
  public boolean isClosed() {
    return closed.get() || wire().isClosed();
  }

  /// Says close_notify if that can be done soon, and closes the socket below: whoever blocks in a
  /// read or a write is thrown out. A socket below that is to stay open is read up to the peer's
  /// close_notify, so that what follows is found in it.
  @Override
  public void close() throws IOException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      connection.endOutput(CLOSE_PATIENCE);
      if (ownership == Ownership.LEAVES_WIRE_OPEN) {
        awaitPeerEnd();
      }
    } catch (IOException _) {
      // The other side is gone, and so are we.
    } finally {
      if (ownership == Ownership.CLOSES_WIRE) {
        wire().close();
      }
      connection.forget();
    }
  }

  @Override
  public String toString() {
    return "Handfast " + wire();
  }

  private void awaitPeerEnd() throws IOException {
    int before = wire().getSoTimeout();
    wire().setSoTimeout(before == 0 ? PEER_CLOSE_MILLIS : Math.min(before, PEER_CLOSE_MILLIS));
    try {
      connection.awaitPeerEnd(Duration.ofMillis(PEER_CLOSE_MILLIS));
    } finally {
      wire().setSoTimeout(before);
    }
  }

  private void requireOpen() throws SocketException {
    if (isClosed()) {
      throw new SocketException("Socket is closed");
    }
    if (!isConnected()) {
      throw new SocketException("Socket is not connected");
    }
  }
}
