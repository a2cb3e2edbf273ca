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

/// The server that tlsfuzzer's scripts talk to. It shows what the command `handfast serve` does
/// not: pre-shared keys, key updates on request, groups of one's choice.
public final class FuzzServer implements AutoCloseable {
  private static final Timeouts TIMEOUTS =
      Timeouts.DEFAULT.withClose(Duration.ofSeconds(1)).withHandshake(Duration.ofSeconds(30));

  private final ServerSocketChannel listener;
  private final ConfigSource configs;
  private final FuzzOptions options;

  private FuzzServer(ServerSocketChannel listener, ConfigSource configs, FuzzOptions options) {
    this.listener = listener;
    this.configs = configs;
    this.options = options;
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
  private static FuzzServer start(FuzzOptions options) throws IOException {
    // Who finds the port open should not have to wait for keys to be made.
    ConfigSource configs = ConfigSource.always(options.config());
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
    return new FuzzServer(ServerSocketChannel.open().bind(address, 128), configs, options);
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
        FuzzSite site = new FuzzSite(connection, channel);
        if (options.asksLater()) {
          site.ask();
        }
        site.serve();
      }
    } catch (IOException e) {
      if (options.isTalkative()) {
        System.out.println(e);
      }
    }
  }
}
