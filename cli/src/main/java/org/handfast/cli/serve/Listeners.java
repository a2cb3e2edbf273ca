package org.handfast.cli.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;

/// A server on every address of a host name: localhost is 127.0.0.1 and ::1.
final class Listeners implements AutoCloseable {
  private static final int LAST_RESERVED_PORT = 1023;

  private final List<TlsServer> servers;

  private Listeners(List<TlsServer> servers) {
    this.servers = servers;
  }

  static Listeners open(String host, int port, TlsServerBuilder builder, TlsServer.Handler handler)
      throws CommandFailure {
    InetAddress[] addresses = resolve(host);
    TlsServer first = listen(addresses[0], port, builder, handler);
    List<TlsServer> servers = new ArrayList<>(List.of(first));
    for (int i = 1; i < addresses.length; i++) {
      try {
        InetSocketAddress next = new InetSocketAddress(addresses[i], first.address().getPort());
        servers.add(builder.listen(next, handler));
      } catch (IOException _) {
        // Many a machine has no IPv6; one address is enough.
      }
    }
    return new Listeners(servers);
  }

  /// The first of its addresses.
  InetSocketAddress address() {
    return servers.getFirst().address();
  }

  /// The one port of all of them.
  int port() {
    return address().getPort();
  }

  /// Stops to listen, lets what is under way end within `grace`, then closes all connections in
  /// order.
  void close(Duration grace) {
    List<Thread> closing =
        servers.stream()
            .map(server -> Thread.ofVirtual().start(() -> server.close(grace)))
            .toList();
    for (Thread thread : closing) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }

  private static InetAddress[] resolve(String host) throws CommandFailure {
    try {
      // Whatever the hosts file says, browsers take localhost for both.
      return host.equals("localhost")
          ? new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")}
          : InetAddress.getAllByName(host);
    } catch (UnknownHostException _) {
      throw cannotListen(
          "there is no host " + host, "--host takes a name or address of this machine");
    }
  }

  private static TlsServer listen(
      InetAddress address, int port, TlsServerBuilder builder, TlsServer.Handler handler)
      throws CommandFailure {
    try {
      return builder.listen(new InetSocketAddress(address, port), handler);
    } catch (BindException e) {
      throw whyNot(address, port, e);
    } catch (IOException e) {
      throw cannotListen("cannot listen on port " + port + ": " + e.getMessage(), "");
    }
  }

  private static CommandFailure whyNot(InetAddress address, int port, BindException e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("in use")) {
      return cannotListen(
          "port " + port + " is in use",
          "choose another with --port, or any free one with --port 0");
    }
    if (reason.contains("denied") && port <= LAST_RESERVED_PORT) {
      return cannotListen(
          "port " + port + " is reserved for the system", "choose one above 1023 with --port");
    }
    return cannotListen(
        "cannot listen on " + address.getHostAddress() + " port " + port + ": " + reason,
        "--host takes a name or address of this machine");
  }

  private static CommandFailure cannotListen(String message, String remedy) {
    return new CommandFailure(ExitCode.CANNOT_LISTEN, "cannot-listen", message, remedy);
  }
}
