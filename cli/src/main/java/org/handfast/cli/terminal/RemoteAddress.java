package org.handfast.cli.terminal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.handfast.net.TlsChannel;
import org.handfast.pki.IpAddress;
import org.handfast.protocol.wire.Bytes;

/// Where the peer of a channel is.
///
/// @param host an IP address, as RFC 5952 writes it
public record RemoteAddress(String host, int port) {

  /// The peer's address, if it has one.
  public static Optional<RemoteAddress> of(TlsChannel channel) {
    try {
      return channel.transport() instanceof SocketChannel socket
              && socket.getRemoteAddress() instanceof InetSocketAddress remote
          ? Optional.of(new RemoteAddress(text(remote), remote.getPort()))
          : Optional.empty();
    } catch (IOException _) {
      // The channel is closed.
      return Optional.empty();
    }
  }

  private static String text(InetSocketAddress remote) {
    return new IpAddress(Bytes.owning(remote.getAddress().getAddress())).toString();
  }
}
