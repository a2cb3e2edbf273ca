package org.handfast.interop.chapter;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.net.Timeouts;
import org.handfast.net.TlsChannel;

/// Our server, made of the engine and a channel, so that its ports can be watched.
record OurAlice(ServerSocketChannel listener, ServerConfig config) implements Closeable {

  /// Listens on a port of the system's choice.
  static OurAlice start(ServerConfig config) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new OurAlice(ServerSocketChannel.open().bind(address), config);
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  /// The next connection, once its handshake is done.
  ///
  /// @throws org.handfast.net.TlsIOException if it fails
  TlsChannel accept() throws IOException {
    TlsConnection connection = TlsConnection.server(ConfigSource.always(config));
    TlsChannel channel = new TlsChannel(connection, listener.accept(), Timeouts.DEFAULT);
    channel.handshake();
    return channel;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
