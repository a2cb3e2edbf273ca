package org.handfast.interop.tlsfuzzer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.net.Timeouts;
import org.handfast.net.TlsChannel;

/// The server that tlsfuzzer's scripts talk to. It shows what the command `handfast serve` does not:
/// pre-shared keys, key updates on request, groups of one's choice.
public final class FuzzServer implements AutoCloseable {
  private static final Timeouts TIMEOUTS =
      Timeouts.DEFAULT.withClose(Duration.ofSeconds(1)).withHandshake(Duration.ofSeconds(30));

  private final ServerSocketChannel listener;
  private final ConfigSource configs;
  private final FuzzOptions options;

  private FuzzServer(ServerSocketChannel listener, FuzzOptions options) {
    this.listener = listener;
    this.options = options;
    this.configs = ConfigSource.always(options.config());
  }

  /// By hand and by tlsfuzzer, until it is killed. [FuzzOptions] says what the arguments are.
  public static void main(String[] arguments) throws IOException {
    FuzzOptions options = FuzzOptions.parse(List.of(arguments));
    try (FuzzServer server = start(options)) {
      System.out.println("listening on " + options.port());
      server.serve();
    }
  }

  /// Listens on the loopback address.
  static FuzzServer start(FuzzOptions options) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new FuzzServer(
        listener.bind(new InetSocketAddress(loopback, options.port()), 128), options);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() throws IOException {
    while (true) {
      SocketChannel socket = listener.accept();
      Thread.ofVirtual().start(() -> serve(socket));
    }
  }

  private void serve(SocketChannel socket) {
    TlsConnection connection = TlsConnection.server(configs);
    try (TlsChannel channel = new TlsChannel(connection, socket, TIMEOUTS)) {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.handshake();
      if (options.isEcho()) {
        channel.input().transferTo(channel.output());
      } else {
        new FuzzSite(connection, channel).serve();
      }
    } catch (IOException e) {
      if (options.isTalkative()) {
        System.out.println(e);
      }
    }
  }
}
