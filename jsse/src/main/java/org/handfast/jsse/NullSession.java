package org.handfast.jsse;

import java.security.Principal;
import java.security.cert.Certificate;
import java.util.List;
import javax.crypto.SecretKey;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/// The session of a connection that has none: before its handshake is done, and after it failed.
final class NullSession extends ExtendedSSLSession {
  static final String CIPHER_SUITE = "SSL_NULL_WITH_NULL_NULL";
  static final String PROTOCOL = "NONE";

  private final SessionValues values = new SessionValues();
  private final long created = System.currentTimeMillis();
  private final PeerAddress peer;

  NullSession(PeerAddress peer) {
    this.peer = peer;
  }

  @Override
  public byte[] getId() {
    return new byte[0];
  }

  @Override
  public @Nullable SSLSessionContext getSessionContext() {
    return null;
  }

  @Override
  public long getCreationTime() {
    return created;
  }

  @Override
  public long getLastAccessedTime() {
    return created;
  }

  @Override
  public void invalidate() {}

  @Override
  public boolean isValid() {
    return false;
  }

  @Override
  public void putValue(String name, Object value) {
    values.put(this, name, value);
  }

  @Override
  public @Nullable Object getValue(String name) {
    return values.get(name);
  }

  @Override
  public void removeValue(String name) {
    values.remove(this, name);
  }

  @Override
  public String[] getValueNames() {
    return values.names();
  }

  @Override
  public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
    throw new SSLPeerUnverifiedException("peer not authenticated");
  }

  @Override
  public Certificate @Nullable [] getLocalCertificates() {
    return null;
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    throw new SSLPeerUnverifiedException("peer not authenticated");
  }

  @Override
  public @Nullable Principal getLocalPrincipal() {
    return null;
  }

  @Override
  public String getCipherSuite() {
    return CIPHER_SUITE;
  }

  @Override
  public String getProtocol() {
    return PROTOCOL;
  }

  @Override
  public @Nullable String getPeerHost() {
    return peer.host();
  }

  @Override
  public int getPeerPort() {
    return peer.port();
  }

  @Override
  public int getPacketBufferSize() {
    return BufferSizes.PACKET;
  }

  @Override
  public int getApplicationBufferSize() {
    return BufferSizes.APPLICATION;
  }

  @Override
  public String[] getLocalSupportedSignatureAlgorithms() {
    return new String[0];
  }

  @Override
  public String[] getPeerSupportedSignatureAlgorithms() {
    return new String[0];
  }

  @Override
  public List<SNIServerName> getRequestedServerNames() {
    return List.of();
  }

  @Override
  public List<byte[]> getStatusResponses() {
    return List.of();
  }

  @Override
  public byte[] exportKeyingMaterialData(String label, byte @Nullable [] context, int length) {
    throw new IllegalStateException("there is nothing to export before the handshake is done");
  }

  @Override
  public SecretKey exportKeyingMaterialKey(
      String algorithm, String label, byte @Nullable [] context, int length) {
    throw new IllegalStateException("there is nothing to export before the handshake is done");
  }
}
