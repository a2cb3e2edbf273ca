package org.handfast.cli.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsServer;

/// Passes the decrypted bytes on to a plain TCP service, and its bytes back. Each direction ends by
/// itself, and an end is passed on as what it is: an orderly one as an orderly one, a cut as a cut.
final class Termination implements TlsServer.Handler {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
  private static final int BUFFER = 16 << 10;
  private static final int RESET = 0;

  private final String host;
  private final int port;

  Termination(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public void handle(TlsChannel channel) throws IOException {
    try (SocketChannel service = connect()) {
      Thread up = Thread.ofVirtual().name("handfast-up").start(() -> pumpUp(channel, service));
      pumpDown(service, channel);
      up.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private SocketChannel connect() throws IOException {
    // Resolved anew each time: a service may move.
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("cannot reach " + host + ": there is no such host");
    }
    SocketChannel service = SocketChannel.open();
    try {
      service.setOption(StandardSocketOptions.TCP_NODELAY, true);
      service.socket().connect(address, (int) LONGEST_CONNECT.toMillis());
      return service;
    } catch (IOException e) {
      service.close();
      throw new IOException("cannot reach " + host + " port " + port + ": " + e.getMessage(), e);
    }
  }

  private static void pumpUp(TlsChannel channel, SocketChannel service) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (channel.read(buffer.clear()) >= 0) {
        for (buffer.flip(); buffer.hasRemaining(); ) {
          int _ = service.write(buffer);
        }
      }
      service.shutdownOutput();
    } catch (IOException _) {
      reset(service);
    }
  }

  private static void pumpDown(SocketChannel service, TlsChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (service.read(buffer.clear()) >= 0) {
        int _ = channel.write(buffer.flip());
      }
      channel.closeWrite();
    } catch (IOException e) {
      reset(service);
      throw e;
    }
  }

  /// The service must not take a cut stream for a complete one. This ends the other direction too.
  private static void reset(SocketChannel service) {
    try {
      service.setOption(StandardSocketOptions.SO_LINGER, RESET);
      service.close();
    } catch (IOException _) {
      // It is closed already.
    }
  }
}
