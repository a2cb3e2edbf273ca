package org.handfast.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Random;

/// What the tests of this module share: addresses, data, and an echo.
final class Loopback {
  private Loopback() {}

  /// Any free port of this host.
  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /// Bytes that no other seed has.
  static byte[] data(int length, long seed) {
    byte[] data = new byte[length];
    new Random(seed).nextBytes(data);
    return data;
  }

  /// Sends back what comes, until the peer ends.
  static void echo(TlsChannel channel) throws IOException {
    channel.input().transferTo(channel.output());
  }

  /// Both ends of a TCP connection.
  record Pair(SocketChannel client, SocketChannel server) implements AutoCloseable {
    static Pair open() throws IOException {
      try (ServerSocketChannel listener = ServerSocketChannel.open().bind(anyPort())) {
        SocketChannel client = SocketChannel.open(listener.getLocalAddress());
        return new Pair(client, listener.accept());
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
      server.close();
    }
  }

  /// Delegates, so that a test changes only what it is about.
  static class Tap implements ByteChannel {
    private final ByteChannel below;

    Tap(ByteChannel below) {
      this.below = below;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return below.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return below.write(source);
    }

    @Override
    public boolean isOpen() {
      return below.isOpen();
    }

    @Override
    public void close() throws IOException {
      below.close();
    }
  }
}
