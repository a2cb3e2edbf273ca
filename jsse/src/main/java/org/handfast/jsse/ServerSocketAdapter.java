package org.handfast.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.handfast.engine.Side;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.jsse.SocketAdapter.Ownership;
import org.jspecify.annotations.Nullable;

/// A listener. Its connections begin with its parameters of the moment, each with its own copy; the
/// handshake is theirs to do, not the listener's.
final class ServerSocketAdapter extends SSLServerSocket {
  private final ContextMaterial context;
  private final ParameterSet parameters;

  ServerSocketAdapter(ContextMaterial context) throws IOException {
    this.context = context;
    this.parameters = new ParameterSet(context.defaults(), Side.SERVER);
  }

  @Override
  public Socket accept() throws IOException {
    Socket wire = new Socket();
    implAccept(wire);
    PeerAddress peer = new PeerAddress(wire.getInetAddress().getHostAddress(), wire.getPort());
    return new SocketAdapter(
        context,
        new ParameterSet(parameters),
        peer,
        wire,
        InputStream.nullInputStream(),
        Ownership.CLOSES_WIRE);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return SuiteNames.of(SuiteNames.SUPPORTED);
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return SuiteNames.of(parameters.suites());
  }

  @Override
  public void setEnabledCipherSuites(String @Nullable [] suites) {
    parameters.enableSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return ProtocolNames.SUPPORTED.toArray(String[]::new);
  }

  @Override
  public String[] getEnabledProtocols() {
    return parameters.protocols();
  }

  @Override
  public void setEnabledProtocols(String @Nullable [] protocols) {
    parameters.enableProtocols(protocols);
  }

  @Override
  public SSLParameters getSSLParameters() {
    return parameters.toParameters();
  }

  @Override
  public void setSSLParameters(SSLParameters given) {
    parameters.accept(given);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    parameters.needClientAuth(need);
  }

  @Override
  public boolean getNeedClientAuth() {
    return parameters.clientAuthentication() == ClientAuthentication.NEED;
  }

  @Override
  public void setWantClientAuth(boolean want) {
    parameters.wantClientAuth(want);
  }

  @Override
  public boolean getWantClientAuth() {
    return parameters.clientAuthentication() == ClientAuthentication.WANT;
  }

  /// Connections that are accepted may be the TLS client, as in protocols where the server calls
  /// back.
  @Override
  public void setUseClientMode(boolean client) {
    parameters.side(client ? Side.CLIENT : Side.SERVER);
  }

  @Override
  public boolean getUseClientMode() {
    return parameters.side() == Side.CLIENT;
  }

  @Override
  public void setEnableSessionCreation(boolean allowed) {
    parameters.sessionCreation(allowed);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return parameters.sessionCreation();
  }

  @Override
  public String toString() {
    return "Handfast " + super.toString();
  }
}
