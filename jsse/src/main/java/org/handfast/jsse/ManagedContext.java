package org.handfast.jsse;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.handfast.engine.Side;
import org.handfast.jca.Providers;
import org.jspecify.annotations.Nullable;

/// An `SSLContext`: makes engines and socket factories that share its key managers, trust managers
/// and sessions.
class ManagedContext extends SSLContextSpi {
  private final Defaults defaults;
  private final Providers crypto;
  private volatile @Nullable ContextMaterial material;

  ManagedContext(Defaults defaults, Providers crypto) {
    this.defaults = defaults;
    this.crypto = crypto;
  }

  /// Takes the managers to use. Without key managers this side has no identity; without trust
  /// managers it trusts what the system properties say, and an empty array trusts nobody.
  @Override
  protected void engineInit(
      KeyManager @Nullable [] keyManagers,
      TrustManager @Nullable [] trustManagers,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    try {
      TrustManager[] trusted = trustManagers == null ? SystemManagers.trust() : trustManagers;
      material = ContextMaterial.of(keyManagers, trusted, random, defaults, crypto);
    } catch (GeneralSecurityException failure) {
      throw new KeyManagementException("cannot load the default trust store", failure);
    }
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return new EngineAdapter(material(), PeerAddress.UNKNOWN);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(@Nullable String host, int port) {
    return new EngineAdapter(material(), new PeerAddress(host, port));
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new SocketFactoryAdapter(material());
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return new ServerSocketFactoryAdapter(material());
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return material().serverSessions();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return material().clientSessions();
  }

  /// What a client does that asks for nothing.
  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return new ParameterSet(defaults, Side.CLIENT).toParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    SSLParameters supported = new ParameterSet(defaults, Side.CLIENT).toParameters();
    supported.setCipherSuites(SuiteNames.of(SuiteNames.SUPPORTED));
    supported.setProtocols(ProtocolNames.SUPPORTED.toArray(String[]::new));
    supported.setNamedGroups(GroupNames.of(GroupNames.SUPPORTED));
    return supported;
  }

  private ContextMaterial material() {
    ContextMaterial initialized = material;
    if (initialized == null) {
      throw new IllegalStateException("the SSLContext is not initialized");
    }
    return initialized;
  }
}
