package org.handfast.jsse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes listeners.
final class ServerSocketFactoryAdapter extends SSLServerSocketFactory {
  private static final int DEFAULT_BACKLOG = 50;

  private final ContextMaterial context;

  ServerSocketFactoryAdapter(ContextMaterial context) {
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
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocketAdapter(context);
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, DEFAULT_BACKLOG);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress local)
      throws IOException {
    var listener = new ServerSocketAdapter(context);
    try {
      listener.bind(new InetSocketAddress(local, port), backlog);
      return listener;
    } catch (IOException | RuntimeException failure) {
      listener.close();
      throw failure;
    }
  }
}
