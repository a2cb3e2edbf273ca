package org.handfast.interop.http;

import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// Another context that notes what engines are made by it. HttpClient shows nobody its engine, and
/// hides the session in one of its own.
final class WatchedContext extends SSLContext {
  private final Set<String> engines;

  private WatchedContext(SSLContext inner, Set<String> engines) {
    super(new Delegate(inner, engines), inner.getProvider(), inner.getProtocol());
    this.engines = engines;
  }

  static WatchedContext of(SSLContext inner) {
    return new WatchedContext(inner, ConcurrentHashMap.newKeySet());
  }

  /// The classes of the engines so far.
  Set<String> engines() {
    return Set.copyOf(engines);
  }

  private static final class Delegate extends SSLContextSpi {
    private final SSLContext inner;
    private final Set<String> engines;

    Delegate(SSLContext inner, Set<String> engines) {
      this.inner = inner;
      this.engines = engines;
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
      throw new IllegalStateException("initialised already");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return noted(inner.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return noted(inner.createSSLEngine(host, port));
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return inner.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return inner.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return inner.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return inner.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return inner.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return inner.getSupportedSSLParameters();
    }

    private SSLEngine noted(SSLEngine engine) {
      engines.add(engine.getClass().getName());
      return engine;
    }
  }
}
