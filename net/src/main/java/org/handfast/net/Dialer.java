package org.handfast.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Opens a TCP connection to a host: to its addresses in turn, all within one deadline.
final class Dialer {
  private final Duration time;

  Dialer(Duration time) {
    this.time = time;
  }

  SocketChannel dial(String host, int port) throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(unbracketed(host));
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; i < addresses.length - 1; i++) {
      try {
        return dial(new InetSocketAddress(addresses[i], port), share(end, addresses.length - i));
      } catch (IOException _) {
        // There is another address; if all fail, the last failure tells.
      }
    }
    return dial(new InetSocketAddress(addresses[addresses.length - 1], port), share(end, 1));
  }

  private SocketChannel dial(InetSocketAddress address, long millis) throws IOException {
    SocketChannel socket = SocketChannel.open();
    boolean done = false;
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      // The socket of a channel is the one place where a blocking connect has a timeout.
      socket.socket().connect(address, Math.toIntExact(millis));
      done = true;
      return socket;
    } catch (SocketTimeoutException _) {
      throw new SocketTimeoutException("no answer within " + time.toMillis() + " ms");
    } finally {
      if (!done) {
        socket.close();
      }
    }
  }

  /// An address that does not answer must leave time for those after it.
  private static long share(long end, int left) {
    return Math.max(1, (end - System.nanoTime()) / left / 1_000_000);
  }

  /// `[::1]`, as it stands in a URL, is `::1`.
  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
