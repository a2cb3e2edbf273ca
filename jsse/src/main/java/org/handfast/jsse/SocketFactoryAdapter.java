package org.handfast.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocketFactory;
import org.handfast.engine.Side;
import org.handfast.jsse.SocketAdapter.Ownership;
import org.jspecify.annotations.Nullable;

/// Makes client sockets, and sockets over sockets that are connected already.
final class SocketFactoryAdapter extends SSLSocketFactory {
  private final ContextMaterial context;

  SocketFactoryAdapter(ContextMaterial context) {
    this.context = context;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return SuiteNames.of(SuiteNames.enabled());
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return SuiteNames.of(SuiteNames.SUPPORTED);
  }

  @Override
  public Socket createSocket() {
    return over(new Socket(), PeerAddress.UNKNOWN, Side.CLIENT, null, Ownership.CLOSES_WIRE);
  }

  @Override
  public Socket createSocket(@Nullable String host, int port) throws IOException {
    return connected(address(host, port), null);
  }

  @Override
  public Socket createSocket(@Nullable String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(address(host, port), new InetSocketAddress(local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  /// A client over a connected socket, for a peer that the caller knows as `host`.
  @Override
  public Socket createSocket(@Nullable Socket wire, @Nullable String host, int port, boolean close)
      throws IOException {
    return over(requireConnected(wire), new PeerAddress(host, port), Side.CLIENT, null, own(close));
  }

  /// A server over a connected socket.
  ///
  /// @param consumed what was already read from it and belongs to the connection; null for nothing
  @Override
  public Socket createSocket(@Nullable Socket wire, @Nullable InputStream consumed, boolean close)
      throws IOException {
    Socket connected = requireConnected(wire);
    PeerAddress peer =
        new PeerAddress(connected.getInetAddress().getHostAddress(), connected.getPort());
    return over(connected, peer, Side.SERVER, consumed, own(close));
  }

  private Socket connected(InetSocketAddress address, @Nullable InetSocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(address);
      return socket;
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  private SocketAdapter over(
      Socket wire,
      PeerAddress peer,
      Side side,
      @Nullable InputStream consumed,
      Ownership ownership) {
    var parameters = new ParameterSet(context.defaults(), side);
    InputStream head = consumed == null ? InputStream.nullInputStream() : consumed;
    return new SocketAdapter(context, parameters, peer, wire, head, ownership);
  }

  /// Without a host it is the loopback address, as for plain sockets.
  private static InetSocketAddress address(@Nullable String host, int port) {
    return host == null
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
        : new InetSocketAddress(host, port);
  }

  private static Ownership own(boolean close) {
    return close ? Ownership.CLOSES_WIRE : Ownership.LEAVES_WIRE_OPEN;
  }

  private static Socket requireConnected(@Nullable Socket wire) throws SocketException {
    if (wire == null) {
      throw new NullPointerException("the socket to layer over is null");
    }
    if (!wire.isConnected()) {
      throw new SocketException("the socket to layer over is not connected");
    }
    return wire;
  }
}
