package org.handfast.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.pki.Identity;

/// A listening TLS server that handles each connection on a virtual thread of its own, from accept
/// to close.
///
/// ```java
/// TlsServer server =
///     TlsServer.identifiedBy(Identity.pem(chain, key)).listen(address, channel -> …);
/// ```
public final class TlsServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocketChannel listener;
  private final ConfigSource configs;
  private final Timeouts timeouts;
  private final ServerEvents events;
  private final Handler handler;
  private final HalfOpen halfOpen;
  private final OpenConnections connections = new OpenConnections();
  private final Thread acceptor;

  TlsServer(
      ServerSocketChannel listener,
      ConfigSource configs,
      TlsServerBuilder chosen,
      Handler handler) {
    this.listener = listener;
    this.configs = configs;
    this.timeouts = chosen.timeouts();
    this.events = chosen.events();
    this.halfOpen = new HalfOpen(chosen.mostHandshakes());
    this.handler = handler;
    this.acceptor =
        Thread.ofVirtual()
            .name("handfast-accept")
            .unstarted(new Acceptor(listener::accept, this::accepted, events::acceptFailed));
  }

  /// What is done with a connection.
  @FunctionalInterface
  public interface Handler {
    /// Handles one connection, whose handshake is done, unless early data is taken on it: then what
    /// [TlsChannel#earlyData] has could be a replay, the handler may answer it at once, and the
    /// first read of anything else completes the handshake. When the handler returns, the channel
    /// is closed in order; when it throws, the channel is cut, so that the peer cannot take what it
    /// got for complete.
    void handle(TlsChannel channel) throws IOException;
  }

  /// Begins with the only question that has no default: who am I?
  public static TlsServerBuilder identifiedBy(CredentialSource credentials) {
    return new TlsServerBuilder(credentials);
  }

  /// The same, with certificates and keys.
  ///
  /// @throws IllegalArgumentException if TLS has no signature scheme for one of the keys
  public static TlsServerBuilder identifiedBy(Identity... identities) {
    return new TlsServerBuilder(Credentials.of(identities), List.of(identities));
  }

  static TlsServer listen(
      SocketAddress address, ConfigSource configs, TlsServerBuilder chosen, Handler handler)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(address, BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    TlsServer server = new TlsServer(listener, configs, chosen, handler);
    server.acceptor.start();
    return server;
  }

  /// Where it listens: with the port that the system chose, if none was asked for.
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.socket().getLocalSocketAddress();
  }

  /// How many connections are open, those in their handshake included.
  public int connections() {
    return connections.count();
  }

  /// Stops to listen and closes every open connection in order, all at the same time, within
  /// [Timeouts#close].
  @Override
  public void close() {
    close(Duration.ZERO);
  }

  /// Stops to listen, gives the handlers `grace` to end by themselves, then closes what is left as
  /// [#close()] does.
  public void close(Duration grace) {
    try {
      stopListening();
      connections.awaitNone(grace);
      closeConnections();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      connections.all().forEach(TlsChannel::abort);
    }
  }

  private void stopListening() {
    connections.end();
    acceptor.interrupt();
    try {
      listener.close();
    } catch (IOException _) {
      // It listens no more all the same.
    }
    halfOpen.abortAll();
  }

  private void closeConnections() throws InterruptedException {
    List<Thread> closing = new ArrayList<>();
    for (TlsChannel channel : connections.all()) {
      closing.add(Thread.ofVirtual().name("handfast-close").start(channel::close));
    }
    for (Thread thread : closing) {
      thread.join();
    }
    connections.awaitNone(timeouts.close());
  }

  private void accepted(SocketChannel socket) {
    Thread.ofVirtual().name("handfast-connection").start(() -> serve(socket));
  }

  private void serve(SocketChannel socket) {
    TlsChannel channel = new TlsChannel(TlsConnection.server(configs), socket, timeouts);
    if (!connections.add(channel)) {
      channel.abort();
      return;
    }
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.whenEstablished(() -> established(channel));
      if (isShaken(channel)) {
        handle(channel);
      }
    } catch (IOException e) {
      events.connectionFailed(channel, e);
    } finally {
      channel.close();
      halfOpen.leave(channel);
      connections.remove(channel);
    }
  }

  private void established(TlsChannel channel) {
    halfOpen.leave(channel);
    events.established(channel);
  }

  private boolean isShaken(TlsChannel channel) {
    halfOpen.enter(channel);
    try {
      channel.begin();
      return true;
    } catch (IOException e) {
      events.handshakeFailed(channel, e);
      return false;
    }
  }

  private void handle(TlsChannel channel) throws IOException {
    boolean done = false;
    try {
      handler.handle(channel);
      // A handler that has answered early data may have read nothing else.
      if (channel.isOpen()) {
        channel.handshake();
      }
      done = true;
    } finally {
      if (!done) {
        channel.abort();
      }
    }
  }
}
