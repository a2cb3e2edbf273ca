package org.handfast.jsse;

import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.handfast.engine.Side;
import org.handfast.engine.trust.ClientAuthentication;
import org.jspecify.annotations.Nullable;

/// The half of an [SSLEngine] that holds what an application asks of it and what it finds out. The
/// other half, [EngineAdapter], moves bytes.
abstract sealed class ConfigurableEngine extends SSLEngine permits EngineAdapter {
  private final Endpoint endpoint;
  private @Nullable BiFunction<SSLEngine, List<String>, String> selector;
  private boolean modeChosen;

  ConfigurableEngine(ContextMaterial context, PeerAddress peer) {
    super(peer.host(), peer.port());
    var parameters = new ParameterSet(context.defaults(), Side.SERVER);
    this.endpoint = new Endpoint(context, parameters, peer, new Carrier.OfEngine(this));
  }

  final Endpoint endpoint() {
    return endpoint;
  }

  /// @throws IllegalStateException if nobody has said yet which side this is
  final void requireMode() {
    if (!modeChosen) {
      throw new IllegalStateException("setUseClientMode was not called");
    }
  }

  @Override
  public final String[] getSupportedCipherSuites() {
    return SuiteNames.of(SuiteNames.SUPPORTED);
  }

  @Override
  public final String[] getEnabledCipherSuites() {
    return SuiteNames.of(parameters().suites());
  }

  @Override
  public final void setEnabledCipherSuites(String @Nullable [] suites) {
    parameters().enableSuites(suites);
  }

  @Override
  public final String[] getSupportedProtocols() {
    return ProtocolNames.SUPPORTED.toArray(String[]::new);
  }

  @Override
  public final String[] getEnabledProtocols() {
    return parameters().protocols();
  }

  @Override
  public final void setEnabledProtocols(String @Nullable [] protocols) {
    parameters().enableProtocols(protocols);
  }

  @Override
  public final SSLParameters getSSLParameters() {
    return parameters().toParameters();
  }

  @Override
  public final void setSSLParameters(SSLParameters given) {
    parameters().accept(given);
  }

  @Override
  public final void setUseClientMode(boolean client) {
    if (endpoint.connection() != null) {
      throw new IllegalArgumentException("the handshake has begun");
    }
    parameters().side(client ? Side.CLIENT : Side.SERVER);
    modeChosen = true;
  }

  @Override
  public final boolean getUseClientMode() {
    return parameters().side() == Side.CLIENT;
  }

  @Override
  public final void setNeedClientAuth(boolean need) {
    parameters().needClientAuth(need);
  }

  @Override
  public final boolean getNeedClientAuth() {
    return parameters().clientAuthentication() == ClientAuthentication.NEED;
  }

  @Override
  public final void setWantClientAuth(boolean want) {
    parameters().wantClientAuth(want);
  }

  @Override
  public final boolean getWantClientAuth() {
    return parameters().clientAuthentication() == ClientAuthentication.WANT;
  }

  @Override
  public final void setEnableSessionCreation(boolean allowed) {
    parameters().sessionCreation(allowed);
  }

  @Override
  public final boolean getEnableSessionCreation() {
    return parameters().sessionCreation();
  }

  @Override
  public final SSLSession getSession() {
    return endpoint.session();
  }

  @Override
  public final @Nullable SSLSession getHandshakeSession() {
    return endpoint.handshakeSession();
  }

  @Override
  public final @Nullable String getApplicationProtocol() {
    return endpoint.applicationProtocol();
  }

  @Override
  public final @Nullable String getHandshakeApplicationProtocol() {
    return endpoint.handshakeApplicationProtocol();
  }

  @Override
  public final void setHandshakeApplicationProtocolSelector(
      @Nullable BiFunction<SSLEngine, List<String>, String> callback) {
    selector = callback;
    endpoint.selector(callback == null ? null : new ProtocolSelector<>(this, callback));
  }

  @Override
  public final @Nullable BiFunction<SSLEngine, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector;
  }

  private ParameterSet parameters() {
    return endpoint.parameters();
  }
}
